import { daysAfter, later } from './days.ts'
import { byAccount, type Document, type Entry, type Side } from './things.ts'
import { added } from './sums.ts'

export const CASH = '1000'
export const RECEIVABLE = '1100'
export const COLLECTION = '1160'
export const TAX = '2100'
export const CREDIT = '2200'
export const TIPS = '2210'
export const REVENUE = '4000'
export const BAD_DEBT = '5200'
export const DIFFERENCES = '5300'
export const OPENING = '3900'
export const RETAINED = '3100'
export const DIFFERENCE = '3800'
export const GAINS = '4910'

/** Everything that was posted, and the days that are closed. */
export class Journal {
  readonly entries: Entry[] = []
  /** What was undone, and what undid it. */
  readonly #gone = new Set<Entry>()
  readonly locks: { soft: string | null; tax: string | null } = { soft: null, tax: null }

  get closedThrough(): string | null {
    const { soft, tax } = this.locks
    return soft && tax ? later(soft, tax) : (soft ?? tax)
  }

  openDay(date: string): string {
    const closed = this.closedThrough
    return closed !== null && date <= closed ? daysAfter(closed, 1) : date
  }

  post(entry: Entry): Entry {
    const posted = { ...entry, date: this.openDay(entry.date), sides: entry.sides.filter(isNotZero) }
    if (added(posted.sides.map(({ amount }) => amount)) !== 0n) throw new Error(`${entry.kind} is off`)
    this.entries.push(posted)
    return posted
  }

  /**
   * Makes the books say what is wanted where they say what stands: what they say already stays, the rest is undone and
   * written anew. What is undone is dated `endedOn`, or on its own day.
   */
  restate(standing: readonly Entry[], wanted: readonly Entry[], endedOn: string | null): Entry[] {
    const kept = new Map<Entry, Entry>()
    for (const want of wanted) {
      const same = standing.find((entry) => ![...kept.values()].includes(entry) && this.#says(entry, want))
      if (same) kept.set(want, same)
    }
    for (const entry of standing) {
      if ([...kept.values()].includes(entry)) continue
      const reversal = {
        ...entry,
        kind: `${entry.kind}_reversal`,
        date: later(this.openDay(endedOn ?? entry.date), entry.date),
        sides: entry.sides.map((side) => ({ ...side, amount: -side.amount })),
      }
      this.entries.push(reversal)
      this.#gone.add(entry).add(reversal)
    }
    return wanted.map((want) => kept.get(want) ?? this.post(want))
  }

  /** Whether something stands in a currency on a day or before it: neither undone nor what undoes. */
  standsBy(day: string, currency: string): boolean {
    return this.entries.some(
      (entry) => entry.currency === currency && entry.date <= day && !this.#gone.has(entry),
    )
  }

  /** Undoes an entry on a day: by its mirror, never before it. */
  undo(entry: Entry, on: string): void {
    this.restate([entry], [], on)
  }

  /** Whether an entry says what is wanted: on its day, or booked late because that day was and is closed. */
  #says(entry: Entry, want: Entry): boolean {
    const isLate = this.openDay(want.date) !== want.date
    return (
      entry.kind === want.kind &&
      (entry.date === want.date ||
        (isLate && entry.date > want.date && entry.date <= this.openDay(want.date))) &&
      entry.currency === want.currency &&
      entry.customer === want.customer &&
      same(entry.sides, want.sides.filter(isNotZero))
    )
  }

  /** What accounts hold at the end of a day, by "1100 USD", without zeros. */
  balances(asOf: string): Record<string, bigint> {
    const sums = new Map<string, bigint>()
    for (const { date, currency, sides } of this.entries) {
      if (date > asOf) continue
      for (const { account, amount } of sides) {
        const key = `${account} ${currency}`
        sums.set(key, (sums.get(key) ?? 0n) + amount)
      }
    }
    return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n))
  }
}

/** What the journal says of a document: an entry, or none where it is not booked or comes to nothing. */
export function entriesOf(it: Document): Entry[] {
  const booked =
    it.stage === 'posted' || (it.stage === 'draft' && it.kind !== 'credit_note' && it.policy.owedAsDraft)
  const { net, tax, total } = it.sums
  if (!booked) return []
  if (it.openedAsOf !== null) return total === 0n ? [] : [openingOf(it, it.openedAsOf)]
  const sign = it.kind === 'credit_note' ? -1n : 1n
  const sides: Side[] =
    it.kind === 'credit_note'
      ? [
          { account: RECEIVABLE, amount: -it.setOff, document: it.original },
          { account: CREDIT, amount: it.setOff - total, document: null },
        ]
      : [{ account: RECEIVABLE, amount: total, document: it }]
  const earned = [...byAccount(it.earns)]
  if (added(earned.map(([, amount]) => amount)) !== net)
    throw new Error('what is earned is not what is billed')
  sides.push(...earned.map(([account, amount]) => ({ account, amount: -sign * amount, document: null })), {
    account: TAX,
    amount: -sign * tax,
    document: null,
  })
  if (!sides.some(isNotZero)) return []
  const kind = it.kind === 'credit_note' ? 'credit_note' : 'revenue_recognition'
  return [{ kind, date: it.issuedOn, currency: it.currency, customer: it.customer, sides }]
}

/** What was open on a document of another system, against the equity with which books open. */
const openingOf = (it: Document, asOf: string): Entry => ({
  kind: 'opening_balance',
  date: asOf,
  currency: it.currency,
  customer: it.customer,
  sides: [
    { account: RECEIVABLE, amount: it.sums.total, document: it },
    { account: OPENING, amount: -it.sums.total, document: null },
  ],
})

const isNotZero = ({ amount }: Side): boolean => amount !== 0n

function same(a: readonly Side[], b: readonly Side[]): boolean {
  return a.length === b.length && a.every((side) => b.some((other) => equal(side, other)))
}

const equal = (a: Side, b: Side): boolean =>
  a.account === b.account && a.amount === b.amount && a.document === b.document
