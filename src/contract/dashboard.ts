import { SaidInOrder } from './said.ts'
import { CalendarDate, Id, Minor } from './scalars.ts'
import { Word } from './word.ts'
import { z } from './z.ts'

const Count = z.number().int().openapi({ example: 3 })

/** Figures in one currency; amounts are minor units of it. */
const DashboardCurrency = z
  .object({
    currency: z.string().openapi({ example: 'USD' }),
    outstanding: Minor.openapi({ description: 'What final documents are owed: aged receivables but drafts' }),
    overdue: Minor.openapi({ description: 'What of it is past due' }),
    aging: z.object({
      current: Minor,
      days1To30: Minor,
      days31To60: Minor,
      days61To90: Minor,
      over90: Minor,
    }),
    drafts: z.object({
      count: Count,
      amount: Minor.openapi({ description: 'What they come to; those of credit notes take off' }),
    }),
    cash: z.object({
      from: CalendarDate.openapi({ example: '2026-03-02' }),
      to: CalendarDate.openapi({ example: '2026-03-31' }),
      received: Minor.openapi({
        description: 'Into cash and bank, less what went out: the net change of the cash flow',
      }),
      before: Minor.openapi({ description: 'The same over the 30 days before' }),
    }),
    revenue: z.array(
      z.object({
        month: z.string().openapi({ description: 'YYYY-MM', example: '2026-03' }),
        amount: Minor.openapi({ description: 'On all revenue accounts, net of tax' }),
      }),
    ),
    pipeline: z.array(
      Word.extend({ count: Count, amount: Minor.openapi({ description: 'What is open on them' }) }),
    ),
    unbilled: z.array(
      z.object({
        age: z
          .enum(['week', 'month', 'older'])
          .openapi({ description: 'Done up to 7, up to 30, more days ago' }),
        count: Count,
        amount: Minor.openapi({ description: 'net' }),
      }),
    ),
  })
  .openapi('DashboardCurrency')

/** Something a person should look at, with the newest of it. */
const Attention = z
  .object({
    kind: z
      .enum(['conflict', 'correction', 'document', 'payment', 'work', 'delivery'])
      .openapi({ description: 'What it is about', example: 'document' }),
    count: Count,
    items: z.array(
      z.object({
        id: Id,
        title: z.string().openapi({ example: 'INV-2026-00001' }),
        why: z.string().nullable().openapi({ example: 'The items do not add up to the quote.' }),
        whySaid: SaidInOrder.openapi({ description: 'The same by code', example: [] }),
      }),
    ),
  })
  .openapi('Attention')

/** Where a business stands today. Currencies are never added up. */
export const Dashboard = z
  .object({
    asOf: CalendarDate.openapi({ example: '2026-03-31' }),
    currencies: z.array(DashboardCurrency),
    attention: z.array(Attention),
  })
  .openapi('Dashboard')
export type Dashboard = z.infer<typeof Dashboard>
export type DashboardCurrency = Dashboard['currencies'][number]
