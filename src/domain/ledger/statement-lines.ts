import { type AccountBalance, type AccountType, normalSide } from './account.ts'

/** Amounts side by side, one for each span or day a statement is asked for: minor units. */
export type Columns = readonly bigint[]

/** An account of a statement: positive on its normal side, so that an abnormal balance is negative. */
export interface StatementLine {
  readonly account: string
  readonly accountName: string
  readonly type: AccountType
  readonly currency: string
  readonly amounts: Columns
}

export interface StatementSection {
  readonly lines: readonly StatementLine[]
  readonly totals: Columns
}

/** Adds up what each column holds, account by account in the order of their codes; those at zero in all are left out. */
export function statementLines(columns: readonly (readonly AccountBalance[])[]): StatementLine[] {
  const lines = new Map<string, StatementLine & { readonly amounts: bigint[] }>()
  for (const [at, balances] of columns.entries()) {
    for (const { balance, ...account } of balances) {
      const key = `${account.currency} ${account.account}`
      const line = lines.get(key) ?? { ...account, amounts: columns.map(() => 0n) }
      lines.set(key, line)
      line.amounts[at]! += normalSide(account.type) === 'debit' ? balance : -balance
    }
  }
  return [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => line)
    .filter(({ amounts }) => amounts.some((amount) => amount !== 0n))
}

/** The lines of a type with what they come to in each of so many columns. */
export function sectionOf(
  lines: readonly StatementLine[],
  type: AccountType,
  columns: number,
): StatementSection {
  const own = lines.filter((line) => line.type === type)
  const zero: Columns = Array.from({ length: columns }, () => 0n)
  return { lines: own, totals: own.reduce((sum, { amounts }) => plus(sum, amounts), zero) }
}

/** Whether a line tells of what was earned or spent. The others tell of what is held. */
export const isEarning = ({ type }: StatementLine): boolean => type === 'revenue' || type === 'expense'

export const plus = (one: Columns, other: Columns): Columns => one.map((amount, at) => amount + other[at]!)
export const minus = (one: Columns, other: Columns): Columns => one.map((amount, at) => amount - other[at]!)
