import { MAX_MINOR } from '../kernel/money.ts'
import { z } from './z.ts'

const MOST_MINOR = Number(MAX_MINOR)
const INTEGER_TEXT = /^-?\d{1,16}$/

/** Minor units, as a whole number or as text of one, at least `least` and at most 10^15. */
function amount(least: number, sentence: string) {
  const description = 'whole number of minor units, as a number or as text'
  return z
    .union(
      [
        z.number().openapi({ type: 'integer', minimum: least, maximum: MOST_MINOR }),
        z.string().openapi({ pattern: '^-?\\d{1,16}$' }),
      ],
      {
        error: (issue) =>
          issue.input === undefined ? 'This is required.' : 'This must be a whole number of minor units.',
      },
    )
    .superRefine((given, context) => {
      const value = typeof given === 'number' ? given : INTEGER_TEXT.test(given) ? Number(given) : NaN
      const refuse = (code: string, message: string, remedy?: string) =>
        context.addIssue({ code: 'custom', message, params: { code, rule: 12, remedy } })
      if (!Number.isInteger(value)) {
        const long = typeof given === 'string' && /^-?\d+$/.test(given)
        if (long) refuse('amount_too_large', 'This amount is larger than an invoice can hold.')
        else
          refuse('not_an_amount', 'This must be a whole number of minor units.', 'Write USD 12.50 as 1250.')
      } else if (Math.abs(value) > MOST_MINOR)
        refuse('amount_too_large', 'This amount is larger than an invoice can hold.')
      else if (value < least) refuse('amount_out_of_range', sentence)
    })
    .openapi({ description, example: 120000 })
}

/** Money of either sign, within ±10^15 minor units. */
export const Amount = amount(-MOST_MINOR, '')
/** Money that cannot be negative. */
export const NonNegativeAmount = amount(0, 'This amount cannot be negative.')
/** Money that was really moved: more than nothing. */
export const PositiveAmount = amount(1, 'This amount must be more than zero.')
