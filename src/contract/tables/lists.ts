import type { Customer, CustomerPage } from '../customer.ts'
import type { AuditLine, AuditPage } from '../history.ts'
import type { InvoicePage, InvoiceRow } from '../invoice.ts'
import type { Mail, MailPage } from '../mail.ts'
import type { PaymentPage, PaymentRow } from '../payment.ts'
import type { WorkEventPage, WorkEventRow } from '../work-event.ts'
import type { WorkPage, WorkRow } from '../work.ts'
import { money, moneyOrNone } from './cell.ts'
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

const PAYMENTS: readonly Column<PaymentRow>[] = [
  column('received', ({ receivedOn }) => receivedOn),
  column('customer', ({ customer }) => customer.name),
  column('method', ({ method }) => method),
  column('reference', ({ reference }) => reference),
  column('currency', ({ currency }) => currency),
  column('amount', ({ amount, currency }) => money(amount, currency)),
  column('credit', ({ unapplied, currency }) => money(unapplied, currency)),
  column('provider', ({ provider }) => provider),
  column('provider id', ({ providerId }) => providerId),
  column('memo', ({ memo }) => memo),
  column('alert', ({ alert, alertSettledAt }) => (alertSettledAt === null ? alert : null)),
  column('id', ({ id }) => id),
]

export const paymentsTable = ({ items }: Pick<PaymentPage, 'items'>): Table => tableFrom(PAYMENTS, items)

interface Owing {
  readonly of: Customer
  readonly balance: Customer['balances'][number] | undefined
}

const CUSTOMERS: readonly Column<Owing>[] = [
  column('name', ({ of }) => of.name),
  column('company', ({ of }) => of.company),
  column('email', ({ of }) => of.email),
  column('phone', ({ of }) => of.phone),
  column('tax id', ({ of }) => of.taxId),
  column('terms', ({ of }) => of.terms),
  column('currency', ({ balance }) => balance?.currency ?? null),
  column('owes', ({ balance }) => moneyOrNone(balance?.receivable, balance?.currency ?? '')),
  column('overdue', ({ balance }) => moneyOrNone(balance?.overdue, balance?.currency ?? '')),
  column('credit', ({ balance }) => moneyOrNone(balance?.credit, balance?.currency ?? '')),
  column('open documents', ({ balance }) => balance?.openDocuments ?? null),
  column('source', ({ of }) => of.source),
  column('external id', ({ of }) => of.externalId),
  column('id', ({ of }) => of.id),
]

/** A row for each currency of each customer, and one for who has none. */
export const customersTable = ({ items }: Pick<CustomerPage, 'items'>): Table =>
  tableFrom(
    CUSTOMERS,
    items.flatMap((of): Owing[] =>
      of.balances.length === 0
        ? [{ of, balance: undefined }]
        : of.balances.map((balance) => ({ of, balance })),
    ),
  )

/** What was before or after an act, as programs read it; empty where the act says nothing of it. */
const fields = (said: AuditLine['before']): string | null => (said === null ? null : JSON.stringify(said))

const AUDIT: readonly Column<AuditLine>[] = [
  column('at', ({ at }) => at),
  column('actor', ({ actor }) => actor),
  column('verb', ({ verb }) => verb),
  column('sentence', ({ sentence }) => sentence),
  column('reason', ({ reason }) => reason),
  column('about', ({ subjectType }) => subjectType),
  column('number', ({ number }) => number),
  column('before', ({ before }) => fields(before)),
  column('after', ({ after }) => fields(after)),
  column('subject id', ({ subjectId }) => subjectId),
  column('event id', ({ eventId }) => eventId),
  column('id', ({ id }) => id),
]

export const auditTable = ({ items }: Pick<AuditPage, 'items'>): Table => tableFrom(AUDIT, items)

const MAILS: readonly Column<Mail>[] = [
  column('written', ({ createdAt }) => createdAt),
  column('kind', ({ kind }) => kind),
  column('recipient', ({ recipient }) => recipient),
  column('subject', ({ subject }) => subject),
  column('state', ({ state }) => state),
  column('reason', ({ reason }) => reason),
  column('attempts', ({ attempts }) => attempts),
  column('tried', ({ triedAt }) => triedAt),
  column('sent', ({ sentAt }) => sentAt),
  column('written by', ({ createdBy }) => createdBy),
  column('invoice id', ({ invoiceId }) => invoiceId),
  column('id', ({ id }) => id),
]

export const mailsTable = ({ items }: Pick<MailPage, 'items'>): Table => tableFrom(MAILS, items)
