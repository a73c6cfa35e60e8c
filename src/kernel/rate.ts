import { refuse, type Refusal } from './refusal.ts'

/** Places kept of an exchange rate: a unit of a small currency is worth millionths of a large one. */
export const RATE_PLACES = 12

/** Reads "1.0842": above zero, below 10^9, at most 12 places. Refused: rate_not_understood. */
export function parseRate(text: string): bigint | Refusal {
  const match = /^(\d{1,9})(?:\.(\d{1,40}))?$/.exec(text)
  const fraction = (match?.[2] ?? '').replace(/0+$/, '')
  const rate =
    match && fraction.length <= RATE_PLACES ? BigInt(match[1]! + fraction.padEnd(RATE_PLACES, '0')) : 0n
  if (rate > 0n) return rate
  return refuse('rate_not_understood', 12, 'This is not a rate.', {
    remedy: `Write a plain decimal above zero with at most ${RATE_PLACES} places, such as 1.0842.`,
  })
}

/** The shortest text that reads back the same. */
export function formatRate(rate: bigint): string {
  const digits = rate.toString().padStart(RATE_PLACES + 1, '0')
  const fraction = digits.slice(-RATE_PLACES).replace(/0+$/, '')
  return digits.slice(0, -RATE_PLACES) + (fraction === '' ? '' : `.${fraction}`)
}
