import type { Aging, AgingDocuments } from '../reports.ts'
import { money } from './cell.ts'
import { type Column, type Table, tableFrom, tableFromSections } from './table.ts'

type Aged = Aging['currencies'][number]['rows'][number]

/** A bucket over its column, for people and in a file. */
const rangeHead = ({ from, to }: Aging['buckets'][number]): readonly [head: string, name: string] => {
  if (from === null) return ['NOT DUE', 'current']
  return to === null ? [`OVER ${from - 1}`, `over${from - 1}`] : [`${from}-${to}`, `days${from}To${to}`]
}

type Amount = readonly [head: string, name: string, of: (row: Aged) => number]

const COMPARED: readonly Amount[] = [
  ['TOTAL THEN', 'comparedTotal', ({ comparedTotal = 0 }) => comparedTotal],
  ['DIFFERENCE', 'difference', ({ difference = 0 }) => difference],
]

export const agingColumns =
  ({ buckets, comparedTo }: Pick<Aging, 'buckets' | 'comparedTo'>) =>
  (currency: string): readonly Column<Aged>[] => {
    const amounts: readonly Amount[] = [
      ...buckets.map((range, at) => [...rangeHead(range), (row: Aged) => row.buckets[at]!] as const),
      ['DRAFTS', 'drafts', ({ drafts }) => drafts],
      ['CREDITS', 'credits', ({ credits }) => credits],
      ['TOTAL', 'total', ({ total }) => total],
      ...(comparedTo === null ? [] : COMPARED),
    ]
    return [
      { head: 'CUSTOMER', name: 'customer', of: ({ customer }) => customer.name, shrinks: true },
      ...amounts.map(([head, name, of]): Column<Aged> => ({
        head,
        name,
        of: (row) => money(of(row), currency),
        right: true,
        blank: true,
      })),
    ]
  }

export const agingTable = (report: Aging): Table =>
  tableFromSections(
    { asOf: report.asOf, ...(report.comparedTo === null ? {} : { comparedTo: report.comparedTo }) },
    report.currencies,
    agingColumns(report),
  )

type Item = AgingDocuments['items'][number]

const documentColumns = (asOf: string, currency: string): readonly Column<Item>[] => [
  { head: '', name: 'asOf', of: () => asOf },
  { head: '', name: 'number', of: ({ number }) => number },
  { head: '', name: 'kind', of: ({ kind }) => kind },
  { head: '', name: 'customer', of: ({ customer }) => customer.name },
  { head: '', name: 'issuedOn', of: ({ issuedOn }) => issuedOn },
  { head: '', name: 'dueOn', of: ({ dueOn }) => dueOn },
  { head: '', name: 'currency', of: () => currency },
  { head: '', name: 'amount', of: ({ amount }) => money(amount, currency) },
  { head: '', name: 'invoiceId', of: ({ invoiceId }) => invoiceId },
]

export const agingDocumentsTable = ({ asOf, currency, items }: AgingDocuments): Table =>
  tableFrom(documentColumns(asOf, currency), items)
