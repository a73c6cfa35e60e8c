import { expect, test } from 'vitest'
import { invitationLetter } from './invitation-letter.ts'

const about = {
  company: 'Hinz & Kunz',
  timeZone: 'Europe/Berlin',
  invitedBy: 'Olivia Hale',
  role: 'dispatcher',
  expiresAt: '2026-03-17T23:30:00Z',
  url: 'https://billing.test/invitation#bi_x',
} as const

test.each([
  ['en', 'Your invitation to Hinz & Kunz', ['Your role', 'Dispatcher'], '18 March 2026 at 00:30'],
  ['fr', 'Votre invitation de Hinz & Kunz', ['Votre rôle', 'Répartition'], '18 mars 2026 à 00:30'],
  ['de', 'Ihre Einladung von Hinz & Kunz', ['Ihre Rolle', 'Disposition'], '18. März 2026 um 00:30'],
] as const)(
  'it says in %s who invites, as what and until when, by the company’s clock',
  (language, ...said) => {
    const [subject, role, until] = said
    const written = invitationLetter({ ...about, language })
    expect(written.subject).toBe(subject)
    expect(written.letter.facts[0]).toEqual(role)
    expect(written.letter.facts[1]?.[1]).toBe(until)
    expect(written.letter.paragraphs[0]).toContain('Olivia Hale')
    expect(written.letter.action?.url).toBe(about.url)
  },
)
