import type { AccountBalance, AccountsByRole } from './account.ts'
import type { EntryContent } from './entry.ts'
import type { Span } from './span.ts'

/** A fiscal year that was closed, with the days it had then: the document its closing entries name. */
export interface YearClose {
  readonly id: string
  readonly startsOn: string
  readonly endsOn: string
}

/**
 * What the books should say of a closed year: in each currency an entry that takes what its revenue and expense accounts
 * moved to retained earnings. `moved` is what they moved in the year, closing entries left out, whatever was closed of
 * other years: years are so closed in any order, and late facts of one change that one alone.
 */
export function closingEntries(
  { id, startsOn, endsOn }: YearClose,
  moved: readonly AccountBalance[],
  accounts: AccountsByRole,
): EntryContent[] {
  const earned = moved.filter(
    ({ type, balance }) => (type === 'revenue' || type === 'expense') && balance !== 0n,
  )
  return [...Map.groupBy(earned, ({ currency }) => currency)].map(([currency, own]): EntryContent => {
    const result = own.reduce((sum, { balance }) => sum + balance, 0n)
    return {
      kind: 'year_close',
      date: endsOn,
      documentType: 'manual',
      documentId: id,
      customerId: null,
      currency,
      description: `Close of the year ${nameOfYear({ from: startsOn, to: endsOn })}`,
      postings: [
        ...own.map(({ account, balance }) => ({ account, amount: -balance, invoiceId: null })),
        ...(result === 0n ? [] : [{ account: accounts.retained_earnings, amount: result, invoiceId: null }]),
      ],
    }
  })
}

/** "2026" for a calendar year, else its two days. */
export const nameOfYear = ({ from, to }: Span): string =>
  from.endsWith('-01-01') && to.endsWith('-12-31') && from.slice(0, 4) === to.slice(0, 4)
    ? to.slice(0, 4)
    : `${from} to ${to}`
