import { InvoiceKind } from './invoice.ts'
import { KnownAt, KnownThen } from './known-at.ts'
import { PageQuery } from './page.ts'
import { CalendarDate, Id, Minor, Moment } from './scalars.ts'
import { ShortText } from './text.ts'
import { z } from './z.ts'

const Count = z.number().int().openapi({ example: 142 })

/** What became of every number a series has drawn: `drawn` is the sum of the three others when nothing is missing. */
const SeriesAccount = z
  .object({
    code: z.string().openapi({ example: 'invoice' }),
    prefix: z.string().openapi({ example: 'INV' }),
    drawn: Count.openapi({ description: 'Numbers given so far', example: 142 }),
    live: Count.openapi({ example: 140 }),
    void: Count.openapi({ example: 2 }),
    cancelled: Count.openapi({ example: 0 }),
    missing: z.array(Count).openapi({
      description: 'Counters drawn that stand on no document, at most a hundred: none in sound books',
      example: [],
    }),
    isWhole: z.boolean().openapi({
      description: 'Every number drawn stands on one document, live or taken back',
      example: true,
    }),
  })
  .openapi('SeriesAccount')
export type SeriesAccount = z.infer<typeof SeriesAccount>

/** A number that is no live document, with why, by whom and when it was taken back. */
const Gap = z
  .object({
    series: z.string().openapi({ example: 'invoice' }),
    number: z.string().openapi({ example: 'INV-2026-00001' }),
    invoiceId: Id,
    kind: InvoiceKind,
    stage: z.enum(['void', 'cancelled']),
    customer: z.object({ id: Id, name: z.string().openapi({ example: 'Harbor Goods' }) }),
    issuedOn: CalendarDate,
    currency: z.string().openapi({ example: 'USD' }),
    total: Minor,
    endedAt: Moment,
    endedOn: CalendarDate,
    reason: z.string().openapi({ example: 'The order was priced anew.' }),
    actor: z.string().openapi({ example: 'key Dispatch' }),
    supersededBy: z
      .object({ id: Id, number: z.string().nullable().openapi({ example: 'INV-2026-00002' }) })
      .nullable(),
  })
  .openapi('Gap')
export type Gap = z.infer<typeof Gap>

/** The gap register (rule 14): the account of every series, and a page of the numbers that are no live document. */
export const GapRegister = z
  .object({
    knownAt: KnownThen,
    series: z.array(SeriesAccount),
    items: z.array(Gap),
    nextCursor: z.string().nullable().openapi({ example: null }),
  })
  .openapi('GapRegister')
export type GapRegister = z.infer<typeof GapRegister>

export const GapRegisterQuery = z.strictObject({
  series: ShortText.min(1).optional().openapi({ example: 'invoice' }),
  knownAt: KnownAt,
  ...PageQuery,
})
export type GapRegisterQuery = z.input<typeof GapRegisterQuery>
