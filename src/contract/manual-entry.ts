import { NonNegativeAmount } from './amounts.ts'
import { Attachment } from './attachment.ts'
import { AccountCode, JournalEntry } from './journal.ts'
import { orNull } from './or-null.ts'
import { PageQuery, pageOf } from './page.ts'
import { CalendarDate, Currency, Id, Moment } from './scalars.ts'
import { Name, ShortText, SomeText, Text } from './text.ts'
import { z } from './z.ts'

/** A line by hand: an account and an amount on one side. */
export const LineByHand = z
  .strictObject({
    account: AccountCode.openapi({ example: '5900' }),
    debit: NonNegativeAmount.optional().openapi({ description: 'minor units', example: 25000 }),
    credit: NonNegativeAmount.optional().openapi({ description: 'minor units' }),
  })
  .refine(({ debit, credit }) => (debit === undefined) !== (credit === undefined), {
    error: 'A line is a debit or a credit.',
    params: { code: 'side_missing', rule: 20, remedy: 'Write the amount under "debit" or under "credit".' },
  })

const LINES = [
  { account: '5900', debit: 25000 },
  { account: '1010', credit: 25000 },
]

/** An entry by hand: one currency, debits and credits the same. */
export const ManualEntryNew = z
  .strictObject({
    date: CalendarDate.openapi({ example: '2026-03-31' }),
    currency: Currency,
    description: Name.openapi({ example: 'Office rent for March' }),
    reference: ShortText.nullish().openapi({
      description: 'What it rests on: a bill, a contract',
      example: 'Bill 2026-118',
    }),
    reason: Text.nullish().openapi({ description: 'Stands in the audit trail', example: null }),
    lines: z.array(LineByHand).min(2).max(500).openapi({ example: LINES }),
  })
  .openapi('ManualEntryNew')
export type ManualEntryNew = z.input<typeof ManualEntryNew>

/** An entry by hand with what it posted, what undid it, and what is attached to it. */
export const ManualEntry = z
  .object({
    id: Id,
    kind: z.enum(['manual', 'opening_balance']).openapi({ example: 'manual' }),
    reference: z.string().nullable().openapi({ example: 'Bill 2026-118' }),
    reason: z.string().nullable().openapi({ example: null }),
    recurringId: Id.nullable().openapi({ description: 'The recurring entry it was made by', example: null }),
    dueOn: CalendarDate.nullable().openapi({ description: 'When that one was due', example: null }),
    recordedAt: Moment,
    actor: z.string().openapi({ example: 'Operator' }),
    entry: JournalEntry,
    reversal: orNull(JournalEntry).openapi({ description: 'The entry that undid it', example: null }),
    attachments: z.array(Attachment).openapi({
      description: 'What it rests on, as it came; what was withdrawn too',
    }),
  })
  .openapi('ManualEntry')
export type ManualEntry = z.infer<typeof ManualEntry>

export const ManualEntryPage = pageOf(ManualEntry, 'ManualEntryPage')
export type ManualEntryPage = z.infer<typeof ManualEntryPage>

export const ManualEntryQuery = z.strictObject(PageQuery)

/** Why something in the ledger is undone. */
export const Undoing = z
  .strictObject({ reason: SomeText.openapi({ example: 'Entered twice.' }) })
  .openapi('Undoing')
export type Undoing = z.input<typeof Undoing>
export type LineByHand = z.output<typeof LineByHand>
