import { AgingScaleQuery, AgingScaleTold } from './aging-scale.ts'
import { AccountCode, AccountType, OfSource } from './journal.ts'
import { KnownAt, KnownThen } from './known-at.ts'
import { orNull } from './or-null.ts'
import { PageQuery } from './page.ts'
import { CalendarDate, Currency, Id, Minor } from './scalars.ts'
import { InBase } from './statements.ts'
import { OfService } from './work-kind.ts'
import { z } from './z.ts'

/** Both sides; of an account one of them is zero. */
const Sides = z.object({ debit: Minor, credit: Minor.openapi({ example: 0 }) })

/** One account of a trial balance: its balance stands on one side. `abnormal` marks one on the unusual side. */
const TrialBalanceRow = z
  .object({
    account: z.string().openapi({ example: '1100' }),
    accountName: z.string().openapi({ example: 'Accounts receivable' }),
    type: AccountType,
    debit: Minor,
    credit: Minor.openapi({ example: 0 }),
    abnormal: z.boolean().openapi({ example: false }),
    compared: Sides.optional().openapi({ description: 'On the day it is compared with' }),
    difference: Minor.optional().openapi({ description: 'Debit positive; only where it is compared' }),
  })
  .openapi('TrialBalanceRow')

const ComparedTo = CalendarDate.nullable().openapi({ example: null })

const BALANCES = [
  {
    account: '1100',
    accountName: 'Accounts receivable',
    type: 'asset',
    debit: 120000,
    credit: 0,
    abnormal: false,
  },
  { account: '4000', accountName: 'Revenue', type: 'revenue', debit: 0, credit: 120000, abnormal: false },
]

/** Every account's balance at the end of a day, for each currency; debits equal credits, always. */
export const TrialBalance = z
  .object({
    asOf: CalendarDate.openapi({ example: '2026-03-31' }),
    comparedTo: ComparedTo,
    knownAt: KnownThen,
    currencies: z.array(
      z.object({
        currency: z.string().openapi({ example: 'USD' }),
        rows: z.array(TrialBalanceRow).openapi({ example: BALANCES }),
        exchangeDifference: Minor.optional().openapi({
          description: 'Only in base: the difference between rates, debit positive; it is in the totals',
        }),
        debit: Minor,
        credit: Minor,
        compared: Sides.extend({ exchangeDifference: Minor.optional() }).optional(),
      }),
    ),
  })
  .openapi('TrialBalance')
export type TrialBalance = z.infer<typeof TrialBalance>

/** One posting to the account. `balance` runs on the account's normal side. */
const LedgerLine = z
  .object({
    entryId: Id,
    date: CalendarDate,
    kind: z.string().openapi({ example: 'revenue_recognition' }),
    description: z.string().openapi({ example: 'Invoice INV-2026-00001' }),
    documentType: z.string().openapi({ example: 'invoice' }),
    documentId: Id,
    customer: orNull(z.object({ id: Id, name: z.string().openapi({ example: 'Harbor Goods' }) })),
    debit: Minor,
    credit: Minor.openapi({ example: 0 }),
    balance: Minor,
  })
  .openapi('LedgerLine')

/** An account's postings in order, between its opening and closing balance (on its normal side). */
export const GeneralLedgerPage = z
  .object({
    account: z.string().openapi({ example: '1100' }),
    accountName: z.string().openapi({ example: 'Accounts receivable' }),
    type: AccountType,
    currency: z.string().openapi({ example: 'USD' }),
    from: CalendarDate,
    to: CalendarDate.openapi({ example: '2026-03-31' }),
    knownAt: KnownThen,
    opening: Minor.openapi({ example: 0 }),
    closing: Minor,
    lines: z.array(LedgerLine),
    nextCursor: z.string().nullable().openapi({ example: null }),
  })
  .openapi('GeneralLedgerPage')
export type GeneralLedgerPage = z.infer<typeof GeneralLedgerPage>

const AgedAmounts = {
  buckets: z.array(Minor).openapi({
    description:
      'An amount for each of the buckets that were asked for; the named columns are always by due date and 30, 60, 90',
    example: [120000, 0, 0, 0, 0],
  }),
  current: Minor.openapi({ example: 120000 }),
  days1To30: Minor.openapi({ example: 0 }),
  days31To60: Minor.openapi({ example: 0 }),
  days61To90: Minor.openapi({ example: 0 }),
  over90: Minor.openapi({ example: 0 }),
  drafts: Minor.openapi({ example: 0 }),
  credits: Minor.openapi({ example: 0 }),
  total: Minor,
  comparedTotal: Minor.optional().openapi({ description: 'The total on the day it is compared with' }),
  difference: Minor.optional().openapi({ description: 'Only where it is compared' }),
}

/** Receivables by days past due (rule 19). Drafts and credits stand apart, so that the total is always the account. */
export const Aging = z
  .object({
    asOf: CalendarDate.openapi({ example: '2026-03-31' }),
    comparedTo: ComparedTo,
    knownAt: KnownThen,
    ...AgingScaleTold,
    currencies: z.array(
      z.object({
        currency: z.string().openapi({ example: 'USD' }),
        rows: z.array(
          z.object({
            customer: z.object({ id: Id, name: z.string().openapi({ example: 'Harbor Goods' }) }),
            ...AgedAmounts,
          }),
        ),
        totals: z.object(AgedAmounts),
      }),
    ),
  })
  .openapi('Aging')
export type Aging = z.infer<typeof Aging>

/** The documents behind a figure of the aged receivables; `total` is that figure. */
export const AgingDocuments = z
  .object({
    asOf: CalendarDate.openapi({ example: '2026-03-31' }),
    knownAt: KnownThen,
    currency: z.string().openapi({ example: 'USD' }),
    total: Minor,
    items: z.array(
      z.object({
        invoiceId: Id,
        number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
        kind: z.string().openapi({ example: 'invoice' }),
        customer: z.object({ id: Id, name: z.string().openapi({ example: 'Harbor Goods' }) }),
        issuedOn: CalendarDate,
        dueOn: CalendarDate.openapi({ example: '2026-03-31' }),
        amount: Minor,
      }),
    ),
    nextCursor: z.string().nullable().openapi({ example: null }),
  })
  .openapi('AgingDocuments')
export type AgingDocuments = z.infer<typeof AgingDocuments>

const AsOf = CalendarDate.optional().openapi({
  description: 'Today when nothing is said',
  example: '2026-03-31',
})

const CompareTo = CalendarDate.optional().openapi({
  description: 'Also as of this day',
  example: '2025-12-31',
})

export const TrialBalanceQuery = z.strictObject({
  asOf: AsOf,
  compareTo: CompareTo,
  knownAt: KnownAt,
  currency: Currency.optional(),
  in: InBase,
})
export type TrialBalanceQuery = z.input<typeof TrialBalanceQuery>

export const AgingQuery = z.strictObject({
  asOf: AsOf,
  compareTo: CompareTo,
  knownAt: KnownAt,
  currency: Currency.optional(),
  customer: Id.optional().openapi({ description: 'Only what this customer owes' }),
  service: OfService,
  ...AgingScaleQuery,
  in: InBase,
})
export type AgingQuery = z.input<typeof AgingQuery>

export const GeneralLedgerQuery = z.strictObject({
  account: AccountCode,
  currency: Currency,
  from: CalendarDate.optional().openapi({ description: 'The first of the month when nothing is said' }),
  to: CalendarDate.optional().openapi({ description: 'Today when nothing is said', example: '2026-03-31' }),
  customer: Id.optional().openapi({ description: 'Only entries about this customer; balances are theirs' }),
  source: OfSource,
  closings: z.enum(['without']).optional().openapi({
    description:
      'Leave out what closed a year in these days, as the income statement does: the movement is then its figure',
  }),
  knownAt: KnownAt,
  ...PageQuery,
})
export type GeneralLedgerQuery = z.input<typeof GeneralLedgerQuery>

export const AgingDocumentsQuery = z.strictObject({
  asOf: AsOf,
  knownAt: KnownAt,
  currency: Currency,
  customer: Id.optional(),
  service: OfService,
  column: z
    .enum([
      'current',
      'days1To30',
      'days31To60',
      'days61To90',
      'over90',
      'drafts',
      'credits',
      'total',
      'overdue',
      'owed',
    ])
    .default('total')
    .openapi({
      description: 'A column of the report; `overdue`: all past due together; `owed`: all but credits',
      example: 'overdue',
    }),
  bucket: z.coerce.number().int().min(0).max(9).optional().openapi({
    description: 'One of the buckets of `by` and `edges`, counted from 0, in place of a column',
    example: 1,
  }),
  ...AgingScaleQuery,
  ...PageQuery,
})
export type AgingDocumentsQuery = z.input<typeof AgingDocumentsQuery>
