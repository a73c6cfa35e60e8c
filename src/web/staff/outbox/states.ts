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

/** A state as the page's address names it; anything else names none. */
export const stateOf = (value: unknown): Mail['state'] | undefined => STATES.find((state) => state === value)
