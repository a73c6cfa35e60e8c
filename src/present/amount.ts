import { assert } from '../kernel/assert.ts'

/** Minor units as JSON carries them. No amount we keep is beyond what a number holds exactly; a sum that is, is a bug. */
export function numberOf(minor: bigint): number {
  const number = Number(minor)
  // Worded only where it fails: a report has some ten thousand amounts, and a text of each would take longer than the rest.
  if (!Number.isSafeInteger(number)) assert(false, `an amount beyond what JSON carries: ${minor}`)
  return number
}
