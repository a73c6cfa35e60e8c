import type { StatementFigure, StatementRow } from '../../../contract/statements.ts'
import { amountCell, type FileCell } from '../../ui/csv.ts'
import { accountText } from '../../texts/said.ts'

/** A figure of a statement for a file: its amount, and with a comparison what it is compared with and the difference. */
export const figureCells = (
  { amount, compared, difference }: StatementFigure,
  currency: string,
): FileCell[] =>
  [amount, compared, difference].flatMap((one) => (one === null ? [] : [amountCell(one, currency)]))

/** The accounts of a group for a file. */
export const groupCells = (
  group: string,
  rows: readonly (StatementRow | (StatementFigure & { readonly accountName: string }))[],
  currency: string,
): FileCell[][] =>
  rows.map((row) => [
    currency,
    group,
    ...('account' in row ? [row.account, accountText(row.account, row.accountName)] : ['', row.accountName]),
    ...figureCells(row, currency),
  ])
