import type * as figures from '../contract/figure-entries.ts'
import type * as view from '../contract/revenue.ts'
import type { CashFlow } from '../domain/ledger/cash-flow.ts'
import type { ReportRow, ReportSection } from '../domain/ledger/report-rows.ts'
import type { EntryBehind } from '../store/reading/entry-shares.ts'
import type { Page } from '../store/reading/page.ts'
import { numberOf } from './amount.ts'
import { presentFigure } from './statements.ts'

/** The rows of a report in one currency with their total. */
export const presentReportSection = ({ currency, rows, totals }: ReportSection) => ({
  currency,
  rows: rows.map(presentRow),
  total: presentFigure(totals),
})

/** The cash flow of one currency. */
export const presentCashFlow = ({ currency, opening, rows, net, closing }: CashFlow) => ({
  currency,
  opening: presentFigure(opening),
  rows: rows.map(presentRow),
  net: presentFigure(net),
  closing: presentFigure(closing),
})

const presentRow = ({ key, name, amounts }: ReportRow): view.ReportRow => ({
  key,
  name,
  ...presentFigure(amounts),
})

/** The entries behind a figure, and the figure. */
export const presentEntriesBehind = (
  currency: string,
  { page, total }: { readonly page: Page<EntryBehind>; readonly total: bigint },
): figures.FigureEntries => ({
  currency,
  total: numberOf(total),
  items: page.rows.map((row) => ({ ...row, amount: numberOf(row.amount) })),
  nextCursor: page.nextCursor,
})
