import fc from 'fast-check'
import { daysAfter } from '../oracle/days.ts'
import type { Came, Event } from '../oracle/oracle.ts'
import type { Discount, Line } from '../oracle/sums.ts'
import type { Model } from '../model.ts'

/** A place in some list, which may lie beyond it; below zero from its end: what came last is acted on more often. */
export const place = fc.oneof(
  { weight: 2, arbitrary: fc.nat({ max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: -1 }) },
)
/** Whether a document is taken as it comes, whatever it allows; mostly one that may allow it is looked for. */
export const asItComes = fc.constantFrom(false, false, false, true)
export const minor = fc.constantFrom(0, 1, 5, 333, 1000, 1005, 9999, 120_000)
export const rate = fc.constantFrom(null, 0n, 5_500n, 8_250n, 10_000n, 20_000n)
export const customer = fc.constantFrom('acme', 'acme', 'acme', 'bolt')
export const currency = fc.constantFrom('USD', 'USD', 'USD', 'USD', 'JPY', 'KWD')
export const discount: fc.Arbitrary<Discount> = fc.oneof(
  fc.constant(null),
  fc.constantFrom(10n, 33n, 100n).map((percent) => ({ percent })),
  minor.map((amount) => ({ amount: BigInt(amount) })),
)

/** How long ago something happened before it is told: mostly just now, so that newer facts win and older ones come late. */
export const late = fc.constantFrom<'now' | number>('now', 'now', 'now', 0, 1, 4)

export function instantOf({ oracle }: Model, ago: 'now' | number): string {
  return ago === 'now' ? oracle.instant : `${daysAfter(oracle.today, -ago)}T06:00:00.000Z`
}

const EXPONENTS: Readonly<Record<string, number>> = { USD: 2, JPY: 0, KWD: 3 }

/** Thousandths of a minor unit as the text of a price in major units. */
export function majorText(price: bigint, of: string): string {
  const places = 3 + EXPONENTS[of]!
  const digits = String(price < 0n ? -price : price).padStart(places + 1, '0')
  return `${price < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

export const thousandths = (amount: bigint): string => majorText(amount, 'JPY')

/** Lines a person types: quantities and prices finer than a cent, so that every rounding is met. */
export const lines: fc.Arbitrary<Line[]> = fc.array(
  fc
    .record({
      quantity: fc.constantFrom(1_000n, 1_500n, 3_000n, 333n),
      price: fc.constantFrom(0n, 1_000n, 333_000n, 1_005_500n, 9_999_000n),
      rate,
      kind: fc.constantFrom('service', 'service', 'labor', 'part'),
      account: fc.constantFrom(undefined, undefined, undefined, null, '4000', '4100', '4900'),
    })
    .map(({ account, ...line }): Line => (account === undefined ? line : { ...line, account })),
  { minLength: 1, maxLength: 3 },
)

export const typedLines = (typed: readonly Line[], of: string): object[] =>
  typed.map((line) => ({
    description: 'By hand',
    quantity: thousandths(line.quantity),
    unitPrice: majorText(line.price, of),
    kind: line.kind,
    ...(line.account === undefined ? {} : { account: line.account }),
    ...(line.rate === null ? {} : { taxRate: thousandths(line.rate) }),
  }))

export const typedDiscount = (off: Discount): object | null =>
  off === null
    ? null
    : 'percent' in off
      ? { kind: 'percent', percent: String(off.percent) }
      : { kind: 'amount', amount: Number(off.amount) }

/** Tells an event under an id of its own, of now or as it was some days ago. */
export async function tell(
  model: Model,
  ago: 'now' | number,
  type: string,
  data: object,
  inOracle: (at: string) => Came,
): Promise<void> {
  const { oracle } = model
  const occurredAt = instantOf(model, ago)
  const event: Event = { source: 'ops', id: `event-${oracle.told.length}`, type, occurredAt, data }
  const came = inOracle(occurredAt)
  oracle.told.push({ event, came, again: inOracle })
  model.agree(await model.program.call('POST', '/v1/work-events', event), came)
}

/** How an event names a customer. */
export const named = (name: string): object => ({ id: name, name })
