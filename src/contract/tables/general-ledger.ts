import type { GeneralLedgerPage } from '../reports.ts'
import { money } from './cell.ts'
import { type Column, type Table, tableFrom } from './table.ts'

type Line = GeneralLedgerPage['lines'][number]

export const ledgerColumns = (currency: string): readonly Column<Line>[] => [
  { head: 'ENTRY', name: 'entryId', of: ({ entryId }) => entryId, only: 'csv' },
  { head: 'DATE', name: 'date', of: ({ date }) => date },
  { head: 'KIND', name: 'kind', of: ({ kind }) => kind, only: 'csv' },
  { head: 'DESCRIPTION', name: 'description', of: ({ description }) => description, shrinks: true },
  { head: 'CUSTOMER', name: 'customer', of: ({ customer }) => customer?.name ?? '', shrinks: true },
  { head: 'DEBIT', name: 'debit', of: ({ debit }) => money(debit, currency), right: true, blank: true },
  { head: 'CREDIT', name: 'credit', of: ({ credit }) => money(credit, currency), right: true, blank: true },
  { head: 'BALANCE', name: 'balance', of: ({ balance }) => money(balance, currency), right: true },
]

/** A line for each posting. */
export const generalLedgerTable = ({ currency, lines }: GeneralLedgerPage): Table =>
  tableFrom(ledgerColumns(currency), lines)
