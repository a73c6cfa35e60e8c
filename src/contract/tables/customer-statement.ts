import type {
  CustomerStatement,
  StatementForm,
  StatementLine,
  StatementSheet,
} from '../customer-statement.ts'
import { forPrograms, money, moneyOrNone } from './cell.ts'
import { type Column, type Table, tableFromSections } from './table.ts'

type Item = StatementSheet['items'][number]

export const openItemColumns = (currency: string): readonly Column<Item>[] => [
  { head: 'DUE', name: 'dueOn', of: ({ document }) => document.dueOn },
  { head: 'NUMBER', name: 'number', of: ({ document }) => document.number },
  { head: 'ISSUED', name: 'issuedOn', of: ({ document }) => document.issuedOn, only: 'useful' },
  { head: 'REFERENCE', name: 'reference', of: ({ document }) => document.reference, only: 'roomy' },
  { head: 'DAYS LATE', name: 'daysPastDue', of: ({ daysPastDue }) => daysPastDue, right: true },
  { head: 'TOTAL', name: 'total', of: ({ document }) => money(document.total, currency), right: true },
  { head: 'OPEN', name: 'open', of: ({ open }) => money(open, currency), right: true },
]

export const statementLineColumns =
  (form: StatementForm) =>
  (currency: string): readonly Column<StatementLine>[] => {
    const amount = (head: string, name: 'amount' | 'balance' | 'kept'): Column<StatementLine> => ({
      head,
      name,
      of: (line) => moneyOrNone(line[name], currency),
      right: true,
    })
    const applied: Column<StatementLine> = {
      head: 'APPLIED TO',
      name: 'appliedTo',
      of: ({ applied: to }) =>
        to
          .map(
            ({ document, amount: part }) => `${document.number ?? ''} ${forPrograms(money(part, currency))}`,
          )
          .join('; '),
      shrinks: true,
    }
    return [
      { head: 'DATE', name: 'date', of: ({ date }) => date },
      { head: '', name: 'type', of: ({ type }) => type, only: 'csv' },
      { head: '', name: 'description', of: ({ description }) => description, shrinks: true },
      {
        head: 'REFERENCE',
        name: 'reference',
        of: ({ document, paymentReference }) => document?.reference ?? paymentReference,
        only: 'roomy',
      },
      { head: 'DUE', name: 'dueOn', of: ({ document }) => document?.dueOn ?? null, only: 'roomy' },
      ...(form === 'activity' ? [applied, amount('KEPT', 'kept')] : []),
      amount('AMOUNT', 'amount'),
      ...(form === 'activity' ? [] : [amount('BALANCE', 'balance')]),
    ]
  }

/** A line for each open item of the open-item form, and for each event of the others. */
export function customerStatementTable({ from, to, form, currencies }: CustomerStatement): Table {
  if (form === 'open-item') {
    const sheets = currencies.map(({ currency, items }) => ({ currency, rows: items }))
    return tableFromSections({ asOf: to }, sheets, openItemColumns)
  }
  const sheets = currencies.map(({ currency, lines }) => ({ currency, rows: lines }))
  return tableFromSections({ from: from ?? '', to }, sheets, statementLineColumns(form))
}
