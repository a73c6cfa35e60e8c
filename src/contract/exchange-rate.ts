import { isRefusal } from '../kernel/refusal.ts'
import { parseRate } from '../kernel/rate.ts'
import { PageQuery, pageOf } from './page.ts'
import { addRefusal, CalendarDate, Currency, Id, Moment } from './scalars.ts'
import { z } from './z.ts'

const Rate = z
  .string()
  .superRefine((given, context) => {
    const rate = parseRate(given)
    if (isRefusal(rate)) addRefusal(context, rate)
  })
  .openapi({
    description: 'What 1 unit of `currency` is worth in `base`: a decimal with at most 12 places',
    example: '1.0842',
  })

const PAIR = {
  currency: Currency.openapi({ example: 'EUR' }),
  base: Currency.openapi({ example: 'USD' }),
  day: CalendarDate.openapi({ description: 'It counts from this day on', example: '2026-03-02' }),
  rate: Rate,
}

const RateNew = z
  .strictObject({ ...PAIR, base: PAIR.base.optional() })
  .refine(({ currency, base }) => currency !== base, {
    path: ['currency'],
    error: 'A currency has no rate into itself.',
    params: { code: 'same_currency' },
  })

/** Rates to record, all or none. */
export const ExchangeRatesNew = z
  .strictObject({
    rates: z
      .array(RateNew)
      .min(1)
      .max(1000)
      .openapi({
        description: '`base`: the own currency when nothing is said',
        example: [{ currency: 'EUR', day: '2026-03-02', rate: '1.0842' }],
      }),
  })
  .openapi('ExchangeRatesNew')
export type ExchangeRatesNew = z.input<typeof ExchangeRatesNew>

/** What one unit of a currency is worth in another from a day on. */
export const ExchangeRate = z
  .object({
    id: Id,
    ...PAIR,
    recordedAt: Moment,
    actor: z.string().openapi({ example: 'Operator' }),
    replaced: z.boolean().openapi({
      description: 'Whether another was recorded later for the same day, which counts',
      example: false,
    }),
  })
  .openapi('ExchangeRate')
export type ExchangeRate = z.infer<typeof ExchangeRate>

export const ExchangeRatesSet = z
  .object({
    recorded: z.array(ExchangeRate),
    unchanged: z.number().int().openapi({ description: 'So many stood as they were told', example: 0 }),
  })
  .openapi('ExchangeRatesSet')
export type ExchangeRatesSet = z.infer<typeof ExchangeRatesSet>

export const ExchangeRatePage = pageOf(ExchangeRate, 'ExchangeRatePage')
export type ExchangeRatePage = z.infer<typeof ExchangeRatePage>

export const ExchangeRateQuery = z.strictObject({
  currency: Currency.optional(),
  base: Currency.optional(),
  on: CalendarDate.optional().openapi({
    description: 'Only days on or before this one: the first that is not replaced is its rate',
    example: '2026-03-31',
  }),
  ...PageQuery,
})
