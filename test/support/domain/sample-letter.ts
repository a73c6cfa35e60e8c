import type { Letter } from '../../../src/domain/mail/letter.ts'

/** What an invitation says. */
export const sampleLetter: Letter = {
  company: 'Northside',
  language: 'en',
  heading: 'Come in',
  paragraphs: ['You are invited.'],
  message: null,
  facts: [],
  action: { label: 'Enter', url: 'https://billing.test/enter/secret' },
  foot: 'Northside',
}
