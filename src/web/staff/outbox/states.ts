import type { Mail } from '../../../contract/mail.ts'

/** How each state of a mail is drawn, in the order of its life. */
export const MAIL_TONES = {
  waiting: 'waiting',
  sent: 'good',
  kept: 'neutral',
  failed: 'attention',
  given_up: 'bad',
  withdrawn: 'ended',
} as const satisfies Record<Mail['state'], string>

export const STATES = Object.keys(MAIL_TONES) as Mail['state'][]
