/** What was looked at, how it is, and what to do about it. */
export interface Check {
  readonly check: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly says: string
  readonly remedy: string | null
}

export const ok = (check: string, says: string): Check => ({ check, state: 'ok', says, remedy: null })
export const warn = (check: string, says: string, remedy: string): Check => ({
  check,
  state: 'warn',
  says,
  remedy,
})
export const fail = (check: string, says: string, remedy: string): Check => ({
  check,
  state: 'fail',
  says,
  remedy,
})
