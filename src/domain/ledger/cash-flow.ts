import type { AccountBalance } from './account.ts'
import type { Movement } from './income-statement.ts'
import { type GroupAmount, type ReportRow, reportSections } from './report-rows.ts'
import type { Columns } from './statement-lines.ts'

/** What cash is told by before the accounts on the other side of the rest. */
export const CASH_LINES = ['customers', 'refunds', 'sales', 'payouts'] as const

/** What came into cash, or went out of it, for one reason: one of `CASH_LINES`, or the account on the other side. */
export type CashMovement = GroupAmount

/** Where the cash of a currency came from and went: `opening` and `net` come to `closing`, always. */
export interface CashFlow {
  readonly currency: string
  readonly opening: Columns
  readonly rows: readonly ReportRow[]
  readonly net: Columns
  readonly closing: Columns
}

/** What is known of a span: the balances before it and at its end, and what moved cash in between. */
export interface CashSpan extends Movement {
  readonly moved: readonly CashMovement[]
}

/** The cash flow of each currency in which there is or was cash, with a column for each span (rule 22). */
export function cashFlows(spans: readonly CashSpan[], cash: ReadonlySet<string>): CashFlow[] {
  const held = (balances: readonly AccountBalance[], currency: string): bigint =>
    balances
      .filter((one) => one.currency === currency && cash.has(one.account))
      .reduce((sum, { balance }) => sum + balance, 0n)
  const sections = new Map(
    reportSections(spans.map(({ moved }) => moved)).map((section) => [section.currency, section]),
  )
  const currencies = new Set([
    ...sections.keys(),
    ...spans.flatMap(({ before, after }) =>
      [...before, ...after].filter(({ account }) => cash.has(account)).map(({ currency }) => currency),
    ),
  ])
  return [...currencies].toSorted().map((currency) => ({
    currency,
    opening: spans.map(({ before }) => held(before, currency)),
    rows: (sections.get(currency)?.rows ?? []).toSorted(inOrder),
    net: sections.get(currency)?.totals ?? spans.map(() => 0n),
    closing: spans.map(({ after }) => held(after, currency)),
  }))
}

const placeOf = (key: string): number => {
  const place = (CASH_LINES as readonly string[]).indexOf(key)
  return place === -1 ? CASH_LINES.length : place
}
const inOrder = (a: ReportRow, b: ReportRow): number =>
  placeOf(a.key) - placeOf(b.key) || (a.key < b.key ? -1 : 1)
