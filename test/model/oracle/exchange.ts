import { daysAfter } from './days.ts'
import { DIFFERENCE, GAINS } from './journal.ts'
import type { Came, Oracle } from './oracle.ts'
import { added, rounded } from './sums.ts'
import type { Document, Entry } from './things.ts'

/** What a unit of a currency is worth in dollars from a day on: millionths. */
export interface Rate {
  readonly currency: string
  readonly day: string
  readonly millionths: bigint
}

/** A day at whose end the books were revalued. */
export interface Revaluation {
  readonly day: string
  standing: Entry[]
}

const BASE = 'USD'
const MINOR: Readonly<Record<string, bigint>> = { USD: 100n, JPY: 1n, KWD: 1000n }

/** The rate of a day: that of the newest day on or before it, as it was set last. */
const rateOn = ({ rates }: Oracle, currency: string, day: string): Rate | undefined =>
  rates
    .filter((one) => one.currency === currency && one.day <= day)
    .reduce<Rate | undefined>((best, one) => (best && best.day > one.day ? best : one), undefined)

/** Rates of several currencies are set, all or none; on a closed day only where none counted (rule 21). */
export function setRates(books: Oracle, rates: readonly Rate[]): Came {
  const { closedThrough } = books.journal
  const isSet = (rate: Rate): boolean =>
    books.rates.findLast(({ currency, day }) => currency === rate.currency && day === rate.day)
      ?.millionths === rate.millionths
  const fresh = rates.filter((rate) => !isSet(rate))
  if (fresh.length === 0) return 'nothing'
  const isRefused = fresh.some(
    ({ currency, day }) => closedThrough !== null && day <= closedThrough && rateOn(books, currency, day),
  )
  if (isRefused) return 'period_closed'
  books.rates.push(...fresh)
  return 'done'
}

/** Posts what rates brought up to the end of a day, and what follows from it for every later day that was revalued. */
export function revalue(books: Oracle, day: string): Came {
  const { closedThrough } = books.journal
  if (day >= books.today) return 'day_not_over'
  if (closedThrough !== null && day <= closedThrough) return 'period_closed'
  const known = books.revaluations.find((one) => one.day === day)
  const own: Revaluation = known ?? { day, standing: [] }
  const after = books.revaluations.filter((one) => one.day > day)
  let before = realisedOf(books.revaluations.filter((one) => one.day < day))
  const changed: (readonly [Revaluation, Entry[]])[] = []
  for (const one of [own, ...after]) {
    const gain = gainOf(books, one.day)
    if (gain === null) return 'exchange_rate_missing'
    const wanted = entriesFor(one.day, gain.all - gain.unrealised - before, gain.unrealised)
    before = gain.all - gain.unrealised
    if (textOf(wanted) !== textOf(one.standing)) changed.push([one, wanted])
  }
  if (changed.length === 0) return known ? 'nothing' : 'nothing_to_revalue'
  for (const [one, wanted] of changed) one.standing = books.journal.restate(one.standing, wanted, null)
  if (!known) {
    books.revaluations.push(own)
    books.revaluations.sort((a, b) => (a.day < b.day ? -1 : 1))
  }
  return 'done'
}

/** What a kind of entry of revaluations gained: in the account against which exchange is posted. */
export const gainIn = (entries: readonly Entry[], kind: string): bigint =>
  added(
    entries
      .filter((entry) => entry.kind === kind)
      .flatMap(({ sides }) => sides.filter(({ account }) => account === DIFFERENCE))
      .map(({ amount }) => amount),
  )

const realisedOf = (revaluations: readonly Revaluation[]): bigint =>
  added(revaluations.map(({ standing }) => gainIn(standing, 'exchange_realised')))

function entriesFor(day: string, realised: bigint, unrealised: bigint): Entry[] {
  const entry = (kind: string, date: string, gain: bigint): Entry[] =>
    gain === 0n
      ? []
      : [
          {
            kind,
            date,
            currency: BASE,
            customer: null,
            sides: [
              { account: DIFFERENCE, amount: gain, document: null },
              { account: GAINS, amount: -gain, document: null },
            ],
          },
        ]
  return [
    ...entry('exchange_realised', day, realised),
    ...entry('exchange_unrealised', day, unrealised),
    ...entry('exchange_returned', daysAfter(day, 1), -unrealised),
  ]
}

const textOf = (entries: readonly Entry[]): string =>
  entries
    .map(({ kind, date, sides }) => `${kind} ${date} ${gainIn([{ sides, kind } as Entry], kind)}`)
    .toSorted()
    .join()

/** What moved on an account in another currency on a day; on receivables for a document. */
interface Move {
  readonly account: string
  readonly currency: string
  readonly document: Document | null
  readonly day: string
  readonly amount: bigint
}

/**
 * What all that is not in dollars gained up to a day, and what of it is in things held still; null where a rate is
 * missing. Held things are worth the rate of the day, whatever was earned and spent that of its own.
 */
function gainOf(books: Oracle, until: string): { all: bigint; unrealised: bigint } | null {
  let isMissing = false
  const worth = (amount: bigint, currency: string, day: string): bigint => {
    if (amount === 0n) return 0n
    const rate = rateOn(books, currency, day)
    isMissing ||= rate === undefined
    return rate ? rounded(amount * rate.millionths * MINOR[BASE]!, 1_000_000n * MINOR[currency]!) : 0n
  }
  const moves = books.journal.entries
    .filter(({ kind, currency, date }) => currency !== BASE && date <= until && !kind.startsWith('year_'))
    .flatMap(({ currency, date, sides }) =>
      sides.map(({ account, amount, document }): Move => ({
        account,
        currency,
        document,
        day: date,
        amount,
      })),
    )
  const sum = (of: readonly Move[]): bigint => added(of.map(({ amount }) => amount))
  const isHeld = ({ account }: Move): boolean =>
    ['asset', 'liability'].includes(books.accounts.get(account)!.type)
  const placed = ({ account, currency }: Move): string => `${account} ${currency}`
  let held = 0n
  let cost = 0n
  for (const own of Map.groupBy(moves.filter(isHeld), placed).values()) {
    const { currency } = own[0]!
    held += worth(sum(own), currency, until)
    for (const item of Map.groupBy(own, ({ document }) => document).values()) {
      let [balance, came] = [0n, 0n]
      const days = [...Map.groupBy(item, ({ day }) => day)].toSorted(([a], [b]) => (a < b ? -1 : 1))
      for (const [day, those] of days) {
        const moved = sum(those)
        const left = balance + moved
        // More of it comes at its day's worth; some of it goes at what all of it came at; past nothing it begins anew.
        if (balance * moved >= 0n) came += worth(moved, currency, day)
        else if (balance * left >= 0n)
          came = balance > 0n ? rounded(came * left, balance) : rounded(-came * left, -balance)
        else came = worth(left, currency, day)
        balance = left
      }
      cost += came
    }
  }
  let all = held
  const earned = Map.groupBy(
    moves.filter((move) => !isHeld(move)),
    (move) => `${placed(move)} ${move.day}`,
  )
  for (const own of earned.values()) all += worth(sum(own), own[0]!.currency, own[0]!.day)
  return isMissing ? null : { all, unrealised: held - cost }
}
