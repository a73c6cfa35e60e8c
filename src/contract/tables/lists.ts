import type { InvoicePage, InvoiceRow } from '../invoice.ts'
import type { WorkEventPage, WorkEventRow } from '../work-event.ts'
import type { WorkPage, WorkRow } from '../work.ts'
import { money } from './cell.ts'
import { type Column, type Table, tableFrom } from './table.ts'

const column = <Row>(name: string, of: Column<Row>['of']): Column<Row> => ({ head: '', name, of })
const yes = (value: boolean): string => (value ? 'yes' : '')

const INVOICES: readonly Column<InvoiceRow>[] = [
  column('number', ({ number }) => number),
  column('kind', ({ kind }) => kind),
  column('status', ({ word }) => word.label),
  column('customer', ({ customer }) => customer.name),
  column('reference', ({ reference }) => reference),
  column('issued', ({ issuedOn }) => issuedOn),
  column('due', ({ dueOn }) => dueOn),
  column('currency', ({ currency }) => currency),
  column('total', ({ kind, total, currency }) => money(kind === 'credit_note' ? -total : total, currency)),
  column('open', ({ balance, currency }) => money(balance, currency)),
  column('flagged', ({ flagged }) => yes(flagged)),
  column('id', ({ id }) => id),
]

export const invoicesTable = ({ items }: Pick<InvoicePage, 'items'>): Table => tableFrom(INVOICES, items)

const WORK: readonly Column<WorkRow>[] = [
  column('reference', ({ reference }) => reference),
  column('title', ({ title }) => title),
  column('kind', ({ kind }) => kind),
  column('stage', ({ stage }) => stage),
  column('customer', ({ customer }) => customer?.name ?? null),
  column('day', ({ occurredOn }) => occurredOn),
  column('currency', ({ currency }) => currency),
  column('value', ({ value, currency }) => money(value, currency)),
  column('billed', ({ billed, currency }) => money(billed, currency)),
  column('source', ({ source }) => source),
  column('external id', ({ externalId }) => externalId),
  column('id', ({ id }) => id),
]

export const workTable = ({ items }: Pick<WorkPage, 'items'>): Table => tableFrom(WORK, items)

const WORK_EVENTS: readonly Column<WorkEventRow>[] = [
  column('type', ({ type }) => type),
  column('outcome', ({ outcome }) => outcome),
  column('reason', ({ reason }) => reason),
  column('happened', ({ occurredAt }) => occurredAt),
  column('told', ({ recordedAt }) => recordedAt),
  column('source', ({ source }) => source),
  column('event id', ({ externalId }) => externalId),
  column('told by', ({ actor }) => actor),
  column('id', ({ id }) => id),
]

export const workEventsTable = ({ items }: Pick<WorkEventPage, 'items'>): Table =>
  tableFrom(WORK_EVENTS, items)
