import type { Columns } from './statement-lines.ts'

/** An amount of a group in one currency: minor units. */
export interface GroupAmount {
  readonly currency: string
  /** What the group is known by; `none` for what belongs to no other. */
  readonly key: string
  readonly name: string | null
  readonly amount: bigint
}

/** A group with its amounts side by side, one for each span a report is asked for. */
export interface ReportRow {
  readonly key: string
  readonly name: string | null
  readonly amounts: Columns
}

/** The rows of a report in one currency, and what they come to. */
export interface ReportSection {
  readonly currency: string
  readonly rows: readonly ReportRow[]
  readonly totals: Columns
}

/** Puts amounts side by side by their group, currency by currency; those at zero in every column are left out. */
export function reportSections(columns: readonly (readonly GroupAmount[])[]): ReportSection[] {
  const currencies = new Map<string, Map<string, ReportRow & { readonly amounts: bigint[] }>>()
  for (const [at, amounts] of columns.entries()) {
    for (const { currency, key, name, amount } of amounts) {
      const rows = currencies.get(currency) ?? new Map<string, ReportRow & { readonly amounts: bigint[] }>()
      currencies.set(currency, rows)
      const row = rows.get(key) ?? { key, name, amounts: columns.map(() => 0n) }
      rows.set(key, row)
      row.amounts[at]! += amount
    }
  }
  return [...currencies]
    .map(([currency, found]) => {
      const rows = [...found.values()].filter(({ amounts }) => amounts.some((amount) => amount !== 0n))
      return {
        currency,
        rows,
        totals: columns.map((_, at) => rows.reduce((sum, row) => sum + row.amounts[at]!, 0n)),
      }
    })
    .filter(({ rows }) => rows.length > 0)
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}
