import { PositiveAmount } from './amounts.ts'
import { LineByHand, ManualEntry } from './manual-entry.ts'
import { orNull } from './or-null.ts'
import { NamedCustomer } from './party.ts'
import { CalendarDate, Currency, Id, Minor } from './scalars.ts'
import { Name, ShortText } from './text.ts'
import { z } from './z.ts'

const OpeningDocument = z
  .strictObject({
    number: Name.openapi({ description: 'As the other system gave it', example: 'OLD-4711' }),
    customerId: Id.nullish(),
    customer: NamedCustomer.nullish(),
    issuedOn: CalendarDate.openapi({ example: '2025-11-20' }),
    dueOn: CalendarDate.openapi({ example: '2025-12-20' }),
    open: PositiveAmount.openapi({ description: 'minor units: what is open on it still', example: 45000 }),
  })
  .refine(({ customerId, customer }) => (customerId == null) !== (customer == null), {
    path: ['customerId'],
    error: 'Name one customer, by id or by name.',
    params: { code: 'customer_missing' },
  })

const LINES = [
  { account: '1010', debit: 500000 },
  { account: '2100', credit: 30000 },
  { account: '3000', credit: 515000 },
]
const DOCUMENTS = [
  {
    number: 'OLD-4711',
    customer: { id: 'harbor', name: 'Harbor Goods' },
    issuedOn: '2025-11-20',
    dueOn: '2025-12-20',
    open: 45000,
  },
]

/** What another system held at the end of a day: balances of accounts, and documents that are open. */
export const OpeningNew = z
  .strictObject({
    asOf: CalendarDate.openapi({ description: 'The end of this day', example: '2025-12-31' }),
    currency: Currency,
    reference: ShortText.nullish().openapi({ example: 'Trial balance of the old system' }),
    lines: z.array(LineByHand).max(500).default([]).openapi({
      description: 'All accounts but Accounts receivable, which the documents are',
      example: LINES,
    }),
    documents: z.array(OpeningDocument).max(1000).default([]).openapi({ example: DOCUMENTS }),
    differenceToEquity: z.boolean().default(false).openapi({
      description: 'Leave what does not balance in Opening balance equity',
      example: false,
    }),
  })
  .refine(({ lines, documents }) => lines.length + documents.length > 0, {
    path: ['lines'],
    error: 'There is nothing to take over.',
    params: { code: 'nothing_to_open' },
  })
  .openapi('OpeningNew')
export type OpeningNew = z.input<typeof OpeningNew>

/** What was taken over. */
export const Opening = z
  .object({
    asOf: CalendarDate.openapi({ example: '2025-12-31' }),
    currency: z.string().openapi({ example: 'USD' }),
    balances: orNull(ManualEntry).openapi({ description: 'The entry of the accounts' }),
    invoiceIds: z.array(Id),
    receivables: Minor.openapi({ description: 'minor units: what is open on the documents', example: 45000 }),
    difference: Minor.openapi({
      description: 'minor units left in Opening balance equity, debits positive',
      example: 0,
    }),
  })
  .openapi('Opening')
export type Opening = z.infer<typeof Opening>
