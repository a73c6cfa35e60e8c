import { daysAfter } from './days.ts'
import { RETAINED } from './journal.ts'
import type { Came, Oracle } from './oracle.ts'
import { added } from './sums.ts'
import type { Entry, Side } from './things.ts'

export interface YearClose {
  readonly startsOn: string
  readonly endsOn: string
  standing: Entry[]
}

/** The last day of the fiscal year of a calendar year; the end of February is that of a leap year too. */
function endIn(year: number, end: string): string {
  return end === '02-28' ? daysAfter(`${year}-03-01`, -1) : `${year}-${end}`
}

export function yearOf(day: string, end: string): { startsOn: string; endsOn: string } {
  const year = Number(day.slice(0, 4))
  const ends = day <= endIn(year, end) ? year : year + 1
  return { startsOn: daysAfter(endIn(ends - 1, end), 1), endsOn: endIn(ends, end) }
}

/** What a year earned in each currency goes to retained earnings; closed anew, only what changed since (rule 21). */
export function closeYear(books: Oracle, endsOn: string): Came {
  const known = books.yearCloses.find((one) => one.endsOn === endsOn)
  const year = yearOf(endsOn, books.yearEnd)
  if (!known && year.endsOn !== endsOn) return 'not_a_year_end'
  if (endsOn >= books.today) return 'year_not_over'
  const close: YearClose = known ?? { ...year, standing: [] }
  const isOverlapped = books.yearCloses.some(
    (one) =>
      one !== close &&
      one.standing.length > 0 &&
      one.startsOn <= close.endsOn &&
      close.startsOn <= one.endsOn,
  )
  if (isOverlapped) return 'years_overlap'
  const wanted = closings(books, close)
  const isSame =
    wanted.length === close.standing.length &&
    wanted.every((want) =>
      close.standing.some((one) => one.currency === want.currency && text(one.sides) === text(want.sides)),
    )
  if (isSame) return known ? 'nothing' : 'nothing_to_close'
  if (!known) books.yearCloses.push(close)
  close.standing = books.journal.restate(close.standing, wanted, null)
  return 'done'
}

export function reopenYear(books: Oracle, close: YearClose): Came {
  if (close.standing.length === 0) return 'year_open_already'
  close.standing = books.journal.restate(close.standing, [], null)
  return 'done'
}

/** What every revenue and expense account moved in a year, whatever was closed of it, the other way round. */
function closings(books: Oracle, { startsOn, endsOn }: YearClose): Entry[] {
  const moved = new Map<string, Map<string, bigint>>()
  for (const { kind, date, currency, sides } of books.journal.entries) {
    if (date < startsOn || date > endsOn || kind.startsWith('year_close')) continue
    const own = moved.get(currency) ?? new Map<string, bigint>()
    moved.set(currency, own)
    for (const { account, amount } of sides) {
      const type = books.accounts.get(account)!.type
      if (type === 'revenue' || type === 'expense') own.set(account, (own.get(account) ?? 0n) + amount)
    }
  }
  return [...moved].flatMap(([currency, own]): Entry[] => {
    const earned = [...own].filter(([, amount]) => amount !== 0n)
    if (earned.length === 0) return []
    const sides: Side[] = [
      ...earned.map(([account, amount]) => ({ account, amount: -amount, document: null })),
      { account: RETAINED, amount: added(earned.map(([, amount]) => amount)), document: null },
    ].filter(({ amount }) => amount !== 0n)
    return [{ kind: 'year_close', date: endsOn, currency, customer: null, sides }]
  })
}

const text = (sides: readonly Side[]): string =>
  sides
    .map(({ account, amount }) => `${account} ${amount}`)
    .sort()
    .join()
