import type { InvoiceRow } from '../contract/invoice.ts'
import type { WorkEventRow } from '../contract/work-event.ts'
import type { WorkRow } from '../contract/work.ts'
import { csvField } from '../kernel/csv.ts'
import { decimalTextOf } from '../kernel/money.ts'

/** A list as CSV: the name of each column, and its field of a row. */
export interface CsvColumns<Row> {
  readonly names: readonly string[]
  readonly fieldsOf: (row: Row) => readonly string[]
}

/** The columns' names, or a row's fields, as a line. */
export const csvLine = (fields: readonly string[]): string => `${fields.join(',')}\n`

const text = (value: string | null): string => csvField(value ?? '')
const amount = (minor: number, currency: string): string => decimalTextOf(BigInt(minor), currency)
const yes = (value: boolean): string => (value ? 'yes' : '')

export const INVOICE_CSV: CsvColumns<InvoiceRow> = {
  names: [
    'number',
    'kind',
    'status',
    'customer',
    'reference',
    'issued',
    'due',
    'currency',
    'total',
    'open',
    'flagged',
    'id',
  ],
  fieldsOf: (row) => [
    text(row.number),
    row.kind,
    text(row.word.label),
    text(row.customer.name),
    text(row.reference),
    row.issuedOn,
    row.dueOn,
    row.currency,
    amount(row.kind === 'credit_note' ? -row.total : row.total, row.currency),
    amount(row.balance, row.currency),
    yes(row.flagged),
    row.id,
  ],
}

export const WORK_CSV: CsvColumns<WorkRow> = {
  names: [
    'reference',
    'title',
    'kind',
    'stage',
    'customer',
    'day',
    'currency',
    'value',
    'billed',
    'source',
    'external id',
    'id',
  ],
  fieldsOf: (row) => [
    text(row.reference),
    text(row.title),
    row.kind,
    row.stage,
    text(row.customer?.name ?? null),
    row.occurredOn,
    row.currency,
    amount(row.value, row.currency),
    amount(row.billed, row.currency),
    text(row.source),
    text(row.externalId),
    row.id,
  ],
}

export const WORK_EVENT_CSV: CsvColumns<WorkEventRow> = {
  names: ['type', 'outcome', 'reason', 'happened', 'told', 'source', 'event id', 'told by', 'id'],
  fieldsOf: (row) => [
    row.type,
    row.outcome,
    text(row.reason),
    row.occurredAt,
    row.recordedAt,
    text(row.source),
    text(row.externalId),
    text(row.actor),
    row.id,
  ],
}
