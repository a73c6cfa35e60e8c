import { PositiveAmount } from './amounts.ts'
import { DiscountPercent } from './decimals.ts'
import { CalendarDate, Minor } from './scalars.ts'
import { Text } from './text.ts'
import { z } from './z.ts'

const MOST_INSTALMENTS = 120

/** A part of what is owed on a document, due on a day of its own: minor units. */
export const Instalment = z
  .object({
    dueOn: CalendarDate.openapi({ example: '2026-04-01' }),
    amount: Minor.openapi({ example: 60000 }),
    open: Minor.openapi({ description: 'minor units still owed of it', example: 60000 }),
    state: z.enum(['settled', 'open', 'overdue']).openapi({ example: 'open' }),
  })
  .openapi('Instalment')
export type Instalment = z.infer<typeof Instalment>

/** A part to split off: a percentage of what is open, an amount, or with neither what the others leave. */
const InstalmentNew = z
  .strictObject({
    dueOn: CalendarDate.openapi({ example: '2026-04-01' }),
    percent: DiscountPercent.nullish().openapi({
      description: 'Of what is open; percentages are rounded together',
      example: '50',
    }),
    amount: PositiveAmount.nullish().openapi({ description: 'minor units', example: null }),
  })
  .refine(({ percent, amount }) => percent == null || amount == null, {
    path: ['amount'],
    error: 'A percentage or an amount, not both.',
    params: { code: 'percent_and_amount', rule: 17 },
  })

export const InstalmentPlanNew = z
  .strictObject({
    parts: z
      .array(InstalmentNew)
      .max(MOST_INSTALMENTS)
      .openapi({
        description: 'In the order of their days; none takes the plan back',
        example: [{ dueOn: '2026-04-01', percent: '50' }, { dueOn: '2026-05-01' }],
      }),
    reason: Text.nullish().openapi({ example: 'Agreed on the phone.' }),
  })
  .openapi('InstalmentPlanNew')
export type InstalmentPlanNew = z.input<typeof InstalmentPlanNew>
