import type { Oracle } from './oracle.ts'
import { daysAfter } from './days.ts'

/** An entry that is made on a day of every month, and how far it got. */
export interface Recurring {
  readonly id: string
  readonly currency: string
  readonly amount: bigint
  readonly day: number
  readonly startsOn: string
  readonly most: number | null
  endsOn: string | null
  made: number
  /** The last day on which one was due and made. */
  madeOn: string | null
  paused: boolean
  nextOn: string | null
}

/** The first day on which one is due, from a day on: the last of a month that has no such day. */
export function dueFrom(
  it: Omit<Recurring, 'id' | 'nextOn' | 'paused' | 'madeOn'>,
  from: string,
): string | null {
  if (it.most !== null && it.made >= it.most) return null
  for (let day = from > it.startsOn ? from : it.startsOn; ; day = daysAfter(day, 1)) {
    if (it.endsOn !== null && day > it.endsOn) return null
    const isLast = daysAfter(day, 1).slice(8) === '01'
    const date = Number(day.slice(8))
    if (date === it.day || (isLast && date < it.day)) return day
  }
}

/** Whatever is due by today is made, each on its own day, also those of days on which nothing ran. */
export function makeDue(books: Oracle): void {
  for (const it of books.recurring) {
    while (!it.paused && it.nextOn !== null && it.nextOn <= books.today) {
      books.journal.post({
        kind: 'manual',
        date: it.nextOn,
        currency: it.currency,
        customer: null,
        sides: [
          { account: '5900', amount: it.amount, document: null },
          { account: '1010', amount: -it.amount, document: null },
        ],
      })
      it.made += 1
      it.madeOn = it.nextOn
      it.nextOn = dueFrom(it, daysAfter(it.nextOn, 1))
    }
  }
}
