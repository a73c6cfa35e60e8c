import { assert } from './assert.ts'

/**
 * Splits `total` minor units in proportion to `weights` by largest remainder; the parts add up to it exactly (rule 11).
 *
 * Ties go to the earlier part. Weights and total may be negative: a credit line gets a negative part, and
 * negating everything negates every part. A part is never more than one unit off its exact share, and never
 * larger than its weight while the total is not larger than the sum of weights; a weight of zero gets nothing.
 * When the weights cancel out, their sizes decide; when all are zero, the split is equal.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total === 0n) return weights.map(() => 0n)
  assert(weights.length > 0, 'nothing to allocate to')
  const sum = weights.reduce((a, b) => a + b, 0n)
  if (sum !== 0n) {
    const perUnit = sum < 0n ? -total : total
    const numerators = weights.map((weight) => weight * perUnit)
    return apportion(total, numerators, sum < 0n ? -sum : sum)
  }
  const sizes = weights.map((weight) => (weight < 0n ? -weight : weight))
  return allocate(total, sizes.some((size) => size > 0n) ? sizes : weights.map(() => 1n))
}

/**
 * Rounds the exact shares numerators[i] / denominator to whole units that add up to `total`, which is the
 * shares' exact sum or that sum rounded. Each share is cut toward zero, then the units still missing go one
 * each to the largest rests, earlier first.
 */
export function apportion(total: bigint, numerators: readonly bigint[], denominator: bigint): bigint[] {
  const parts = numerators.map((numerator) => numerator / denominator)
  let missing = total
  for (const part of parts) missing -= part
  if (missing === 0n) return parts

  const step = missing > 0n ? 1n : -1n
  const inNeed = numerators
    .map((numerator, index) => ({ index, rest: (numerator % denominator) * step }))
    .sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : 0))
  const count = Number(missing * step)
  assert(count <= inNeed.length, 'the shares do not belong to this total')
  for (const { index } of inNeed.slice(0, count)) parts[index] = (parts[index] ?? 0n) + step
  return parts
}
