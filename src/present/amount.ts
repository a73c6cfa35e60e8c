import { assert } from '../kernel/assert.ts'

/** Minor units as JSON carries them. No amount we keep is beyond what a number holds exactly; a sum that is, is a bug. */
export function numberOf(minor: bigint): number {
  const number = Number(minor)
  assert(Number.isSafeInteger(number), `an amount beyond what JSON carries: ${minor}`)
  return number
}
