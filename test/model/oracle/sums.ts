/** A thing to charge for: thousandths of a piece, thousandths of a minor unit; the rate in thousandths of a percent, null for the usual one. */
export interface Line {
  readonly quantity: bigint
  readonly price: bigint
  readonly rate: bigint | null
  /** What it is for: a service where nothing is said. */
  readonly kind?: string
  /** The revenue account it names, null for Revenue; nothing where its kind decides. */
  readonly account?: string | null
}

export type Discount = { readonly percent: bigint } | { readonly amount: bigint } | null

/** How a document is added up. */
export interface Adding {
  readonly rate: bigint
  readonly taxByLine: boolean
  readonly taxIncluded: boolean
}

/** What a document comes to, in minor units; by tax rate. */
export interface Sums {
  readonly groups: ReadonlyMap<bigint, { readonly base: bigint; readonly tax: bigint }>
  readonly subtotal: bigint
  readonly net: bigint
  readonly tax: bigint
  readonly total: bigint
  /** What each line comes to after its discount, as prices are: with tax where they contain it. */
  readonly lines: readonly bigint[] | null
}

/** Half away from zero. */
export function rounded(numerator: bigint, denominator: bigint): bigint {
  const size = (2n * sizeOf(numerator) + denominator) / (2n * denominator)
  return numerator < 0n ? -size : size
}

export const sizeOf = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
export const added = (amounts: Iterable<bigint>): bigint => {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum
}

/** Shares of a total by weight: each cut, then the units that are missing to the largest rests, the earlier first. */
export function spread(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = added(weights)
  if (sum === 0n)
    return spread(
      total,
      weights.map((weight) => (weights.some((one) => one !== 0n) ? sizeOf(weight) : 1n)),
    )
  const exact = weights.map((weight) => (sum < 0n ? -weight : weight) * total)
  const parts = exact.map((share) => share / sizeOf(sum))
  const missing = total - added(parts)
  const unit = missing < 0n ? -1n : 1n
  const rests = exact.map((share, at) => ({ at, rest: (share - parts[at]! * sizeOf(sum)) * unit }))
  rests.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
  for (const { at } of rests.slice(0, Number(sizeOf(missing)))) parts[at]! += unit
  return parts
}

/** Adds lines up: each rounded once, the discount spread over them, the tax of each rate rounded once (or line by line). */
export function sumsOf(lines: readonly Line[], discount: Discount, adding: Adding): Sums {
  const gross = lines.map(({ quantity, price }) => rounded(quantity * price, 1_000_000n))
  const subtotal = added(gross)
  const off = offOf(subtotal, discount)
  const shares = off === 0n ? gross.map(() => 0n) : spread(off, gross)
  const byRate = new Map<bigint, bigint[]>()
  lines.forEach((line, at) => {
    const rate = line.rate ?? adding.rate
    byRate.set(rate, [...(byRate.get(rate) ?? []), gross[at]! - shares[at]!])
  })
  const groups = new Map(
    [...byRate].map(([rate, amounts]) => {
      const whole = adding.taxIncluded ? 100_000n + rate : 100_000n
      const taxed = adding.taxByLine ? amounts : [added(amounts)]
      const tax = added(taxed.map((amount) => rounded(amount * rate, whole)))
      return [rate, { base: added(amounts) - (adding.taxIncluded ? tax : 0n), tax }] as const
    }),
  )
  return { ...totalled(groups), subtotal, lines: gross.map((amount, at) => amount - shares[at]!) }
}

/** What groups come to together. */
export function totalled(groups: Sums['groups']): Sums {
  const net = added([...groups.values()].map(({ base }) => base))
  const tax = added([...groups.values()].map((group) => group.tax))
  return { groups, subtotal: net, net, tax, total: net + tax, lines: null }
}

function offOf(subtotal: bigint, discount: Discount): bigint {
  if (discount === null) return 0n
  const size = sizeOf(subtotal)
  const off = 'percent' in discount ? rounded(size * discount.percent, 100n) : least(discount.amount, size)
  return subtotal < 0n ? -off : off
}
