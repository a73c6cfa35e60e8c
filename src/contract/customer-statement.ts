import { InvoiceKind } from './invoice.ts'
import { KnownAt, KnownThen } from './known-at.ts'
import { orNull } from './or-null.ts'
import { Party, Seller } from './party.ts'
import { CalendarDate, Currency, Id, Minor } from './scalars.ts'
import { z } from './z.ts'

const Form = z.enum(['open-item', 'balance-forward', 'activity']).openapi('StatementForm')
export type StatementForm = z.infer<typeof Form>

const StatementDocument = z
  .object({
    id: Id,
    kind: InvoiceKind,
    number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
    reference: z.string().nullable().openapi({ example: 'PO 4411' }),
    issuedOn: CalendarDate,
    dueOn: CalendarDate.openapi({ example: '2026-03-31' }),
    total: Minor,
  })
  .openapi('StatementDocument')

const StatementLine = z
  .object({
    date: CalendarDate.openapi({
      description:
        'From when it counts: its own day, or the day on which its document became final if that is later',
    }),
    type: z.enum([
      'invoice',
      'supplement',
      'deposit',
      'credit_note',
      'payment',
      'refund',
      'credit_applied',
      'allocation_undone',
      'write_off',
      'reversal',
      'other',
    ]),
    description: z.string().openapi({ example: 'Invoice INV-2026-00001' }),
    paymentId: orNull(Id).openapi({ description: 'Of a payment', example: null }),
    paymentMethod: orNull(z.string()).openapi({ description: 'Of a payment', example: 'bank_transfer' }),
    paymentReference: orNull(z.string()).openapi({
      description: 'Of a payment: what came with it to know it by, as the text of a transfer',
      example: 'ACH 20260302-0117',
    }),
    document: orNull(StatementDocument),
    amount: Minor.openapi({ description: 'minor units owed more; below zero: owed less' }),
    balance: orNull(Minor).openapi({ description: 'What was owed after it; null in an activity statement' }),
    applied: z
      .array(z.object({ document: StatementDocument, amount: Minor }))
      .openapi({ description: 'What of it settles which documents; below zero: opens again', example: [] }),
    kept: Minor.openapi({ description: 'What of it was left as customer credit', example: 0 }),
  })
  .openapi('StatementLine')
export type StatementLine = z.infer<typeof StatementLine>

const StatementItem = z
  .object({ document: StatementDocument, open: Minor, daysPastDue: z.int().openapi({ example: 0 }) })
  .openapi('StatementItem')

const amount = (example = 0) => Minor.openapi({ example })

/** The account in one currency. `closing` = `opening` + every line = every open item + `other` - `credit` = `aging.total`. */
const StatementSheet = z
  .object({
    currency: z.string().openapi({ example: 'USD' }),
    opening: orNull(Minor).openapi({ description: 'Null in an open-item statement', example: 0 }),
    closing: Minor,
    lines: z.array(StatementLine).openapi({ description: 'Empty in an open-item statement', example: [] }),
    items: z
      .array(StatementItem)
      .openapi({ description: 'What is open at the end of `to`, the longest due first' }),
    credit: amount().openapi({ description: 'Customer credit: money that no document took' }),
    other: amount().openapi({ description: 'Owed by entries that name no document' }),
    aging: z.object({
      current: amount(120000),
      days1To30: amount(),
      days31To60: amount(),
      days61To90: amount(),
      over90: amount(),
      credits: amount(),
      total: Minor,
    }),
    elsewhere: amount().openapi({
      description: 'Money set against documents that do not stand here yet; it is not in any other figure',
    }),
  })
  .openapi('StatementSheet')
export type StatementSheet = z.infer<typeof StatementSheet>

const STATEMENT = {
  seller: Seller.openapi({ description: 'Whose letter it is, as known then' }),
  buyer: Party.openapi({ description: 'To whom it is, as known then' }),
  form: Form,
  from: CalendarDate.nullable().openapi({ description: 'Null in an open-item statement' }),
  to: CalendarDate.openapi({ example: '2026-03-31' }),
  currencies: z.array(StatementSheet),
}

/** A customer's account as accountants tell it (rule 22). Drafts do not count, and what was ended again shows that. */
export const CustomerStatement = z
  .object({
    customer: z.object({ id: Id, name: z.string().openapi({ example: 'Harbor Goods' }) }),
    ...STATEMENT,
    knownAt: KnownThen,
  })
  .openapi('CustomerStatement')
export type CustomerStatement = z.infer<typeof CustomerStatement>

/** The same for the customer, over documents they may see. */
export const PortalStatement = z.object(STATEMENT).openapi('PortalStatement')
export type PortalStatement = z.infer<typeof PortalStatement>

export const StatementQuery = z.strictObject({
  form: Form.default('balance-forward'),
  from: CalendarDate.optional().openapi({
    description: 'The first of the month of `to` when nothing is said; an open-item statement has none',
  }),
  to: CalendarDate.optional().openapi({ description: 'Today when nothing is said', example: '2026-03-31' }),
  currency: Currency.optional(),
})
export type StatementQuery = z.input<typeof StatementQuery>

export const CustomerStatementQuery = StatementQuery.extend({ customer: Id, knownAt: KnownAt })
export type CustomerStatementQuery = z.input<typeof CustomerStatementQuery>
