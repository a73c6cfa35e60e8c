import { isCurrency } from '../kernel/currency.ts'
import { parseDate, parseInstant } from '../kernel/date.ts'
import { isUuid } from '../kernel/id.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { z } from './z.ts'

/** Puts a refusal of the kernel where zod keeps what is wrong; its code and remedy reach the problem document. */
export function addRefusal(context: z.RefinementCtx, refusal: Refusal): void {
  context.addIssue({
    code: 'custom',
    message: refusal.message,
    params: { code: refusal.code, rule: refusal.rule, remedy: refusal.remedy },
  })
}

/** An id that Billhook gave: a UUID in lower case. */
export const Id = z
  .string()
  .refine(isUuid, {
    error: 'This is not an id of Billhook.',
    params: {
      code: 'not_an_id',
      remedy: 'Use an id as Billhook gave it, for example 0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f.',
    },
  })
  .openapi({ format: 'uuid', example: '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f' })

/** A calendar date that exists, YYYY-MM-DD, between 1900 and 2999. */
export const CalendarDate = z
  .string()
  .superRefine((text, context) => {
    const date = parseDate(text)
    if (isRefusal(date)) addRefusal(context, date)
  })
  .openapi({ format: 'date', example: '2026-03-01' })

/** An instant with its offset from UTC (RFC 3339); read as UTC with milliseconds. */
export const Instant = z
  .string()
  .transform((text, context) => {
    const instant = parseInstant(text)
    if (!isRefusal(instant)) return instant
    addRefusal(context, instant)
    return z.NEVER
  })
  .openapi({ type: 'string', format: 'date-time', example: '2026-03-01T10:00:00Z' })

/** An active ISO 4217 code in capitals. */
export const Currency = z
  .string()
  .refine(isCurrency, {
    error: 'This is not a currency of ISO 4217.',
    params: { code: 'currency_unknown', rule: 12, remedy: 'Use a code in capitals, for example USD.' },
  })
  .openapi({ pattern: '^[A-Z]{3}$', example: 'USD', description: 'ISO 4217 code' })

/** An instant as Billhook tells it: RFC 3339 in UTC. */
export const Moment = z.string().openapi({ format: 'date-time', example: '2026-03-01T10:00:00.000Z' })

/** Money as Billhook tells it: a whole number of minor units of the currency beside it. */
export const Minor = z.number().int().openapi({ example: 120000, description: 'minor units' })

/** A quantity, unit price or rate as Billhook tells it: the shortest plain decimal text. */
export const DecimalText = z.string().openapi({ example: '1.5', description: 'decimal text' })
