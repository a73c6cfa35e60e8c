import { KnownAt } from './known-at.ts'
import { countedPageOf, CountQuery, PageQuery } from './page.ts'
import { CalendarDate, Currency, Id, Minor, Moment } from './scalars.ts'
import { lineUpTo, ShortText } from './text.ts'
import { OfService } from './work-kind.ts'
import { z } from './z.ts'

export const AccountType = z
  .enum(['asset', 'liability', 'equity', 'revenue', 'expense'])
  .openapi({ example: 'asset' })

/** An account of the chart. `role` is what Billhook posts to it by itself; null for a bookkeeper's own. */
export const Account = z
  .object({
    code: z.string().openapi({ example: '1100' }),
    name: z.string().openapi({ example: 'Accounts receivable' }),
    type: AccountType,
    role: z.string().nullable().openapi({ example: 'receivable' }),
    active: z.boolean().openapi({ example: true }),
  })
  .openapi('Account')
export type Account = z.infer<typeof Account>

export const Accounts = z.object({ items: z.array(Account) }).openapi('Accounts')
export type Accounts = z.infer<typeof Accounts>

export const AccountCode = z
  .string()
  .regex(/^[0-9A-Z-]{1,20}$/, 'This is not the code of an account.')
  .openapi({ example: '1100' })

/** One side of an entry: minor units on the debit or on the credit side, the other being zero. */
export const Posting = z
  .object({
    account: z.string().openapi({ example: '1100' }),
    accountName: z.string().openapi({ example: 'Accounts receivable' }),
    debit: Minor,
    credit: Minor.openapi({ example: 0 }),
    invoiceId: Id.nullable().openapi({ description: 'Whose receivable it is' }),
  })
  .openapi('Posting')
export type Posting = z.infer<typeof Posting>

const POSTINGS = [
  {
    account: '1100',
    accountName: 'Accounts receivable',
    debit: 120000,
    credit: 0,
    invoiceId: '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f',
  },
  { account: '4000', accountName: 'Revenue', debit: 0, credit: 120000, invoiceId: null },
]

/** A journal entry: one currency, always balanced, never changed. */
export const JournalEntry = z
  .object({
    id: Id,
    date: CalendarDate,
    recordedAt: Moment,
    kind: z.string().openapi({ example: 'revenue_recognition' }),
    description: z.string().openapi({ example: 'Invoice INV-2026-00001' }),
    documentType: z.string().openapi({ example: 'invoice' }),
    documentId: Id,
    documentNumber: z.string().nullable().openapi({
      description: 'The number of an invoice, supplement or credit note that has one',
      example: 'INV-2026-00001',
    }),
    customerId: Id.nullable(),
    customerName: z.string().nullable().openapi({
      description: 'As the customer is called now, or was called at `knownAt`',
      example: 'Harbor Goods',
    }),
    currency: z.string().openapi({ example: 'USD' }),
    amount: Minor.openapi({ description: 'minor units: the sum of its debits' }),
    reverses: Id.nullable().openapi({ description: 'The entry it undoes', example: null }),
    reversedBy: Id.nullable().openapi({
      description: 'The entry that undoes it, as far as it was known at `knownAt`',
      example: null,
    }),
    actor: z.string().openapi({ example: 'key Dispatch' }),
    postings: z.array(Posting).openapi({ example: POSTINGS }),
  })
  .openapi('JournalEntry')
export type JournalEntry = z.infer<typeof JournalEntry>

export const JournalEntries = z.object({ items: z.array(JournalEntry) }).openapi('JournalEntries')
export type JournalEntries = z.infer<typeof JournalEntries>

export const JournalPage = countedPageOf(JournalEntry, 'JournalPage')
export type JournalPage = z.infer<typeof JournalPage>

export const OfSource = ShortText.min(1).optional().openapi({
  description: 'Only what events of this system posted; what people did has none',
  example: 'dispatch',
})

/** Which entries are meant; every filter narrows. */
export const JournalFilterQuery = z.strictObject({
  account: AccountCode.optional(),
  kind: lineUpTo(60).optional().openapi({ example: 'revenue_recognition' }),
  document: Id.optional(),
  customer: Id.optional(),
  q: ShortText.optional().openapi({
    description: 'Part of what stands behind the entry',
    example: 'INV-2026-00001',
  }),
  currency: Currency.optional(),
  source: OfSource,
  service: OfService,
  from: CalendarDate.optional(),
  to: CalendarDate.optional().openapi({ example: '2026-03-31' }),
  knownAt: KnownAt,
  sort: z
    .enum(['date', '-date', 'recorded', '-recorded'])
    .optional()
    .openapi({ description: 'With a minus: the latest first', example: '-date' }),
  order: z.enum(['newest', 'oldest']).default('newest').openapi({
    description: 'Which day comes first, where `sort` does not say otherwise',
    example: 'newest',
  }),
})

/** Which entries to list. */
export const JournalQuery = JournalFilterQuery.extend({ ...CountQuery, ...PageQuery })
export type JournalQuery = z.input<typeof JournalQuery>
