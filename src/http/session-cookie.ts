import { ownCookie } from './own-cookie.ts'

const THIRTY_DAYS_S = 30 * 24 * 60 * 60

/** The session of a person who signed in. */
export const {
  shown: shownSession,
  set: setSession,
  drop: dropSession,
} = ownCookie('billhook_session', THIRTY_DAYS_S)
