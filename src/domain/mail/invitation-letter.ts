import type { Role } from '../status/role.ts'
import { INVITATION_WORDS } from './invitation-words.ts'
import type { Letter } from './letter.ts'
import type { MailLanguage } from './words.ts'

/** Tells somebody that they are invited to work for a company. `url` lets in whoever has it; `expiresAt` is an instant. */
export function invitationLetter(about: {
  readonly company: string
  readonly timeZone: string
  readonly invitedBy: string
  readonly role: Role
  readonly expiresAt: string
  readonly language: MailLanguage
  readonly url: string
}): { readonly subject: string; readonly letter: Letter } {
  const { company, timeZone, invitedBy, role, expiresAt, language, url } = about
  const words = INVITATION_WORDS[language]
  const until = new Intl.DateTimeFormat(words.dates, { dateStyle: 'long', timeStyle: 'short', timeZone })
  return {
    subject: words.subject(company),
    letter: {
      company,
      language,
      heading: words.heading(company),
      paragraphs: [words.invited(invitedBy, company), words.once],
      message: null,
      facts: [
        [words.role, words.roles[role]],
        [words.until, until.format(new Date(expiresAt))],
      ],
      action: { label: words.join, url },
      foot: words.foot(company),
    },
  }
}
