import { decimal, formatDecimal, parseDecimal } from '../kernel/decimal.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { addRefusal } from './scalars.ts'
import { z } from './z.ts'

interface Bounds {
  readonly least: string
  readonly most: string
  /** What a value outside is called, for programs, and the product rule that asks for bounds. */
  readonly code: string
  readonly rule: number
  readonly description: string
  readonly example: string
}

/** A plain decimal between two bounds, as text or as a number; what was given is kept as it is. */
function decimalBetween({ least, most, code, rule, description, example }: Bounds) {
  const [low, high] = [decimal(least), decimal(most)]
  const outside = `This must lie between ${formatDecimal(low)} and ${formatDecimal(high)}.`
  return z
    .union(
      [
        z.number().openapi({ minimum: Number(least), maximum: Number(most) }),
        z.string().openapi({ pattern: '^-?\\d+(\\.\\d+)?$' }),
      ],
      {
        error: (issue) =>
          issue.input === undefined ? 'This is required.' : 'This must be a plain decimal number.',
      },
    )
    .superRefine((given, context) => {
      const value = parseDecimal(given)
      if (isRefusal(value)) return addRefusal(context, value)
      if (value >= low && value <= high) return
      const message = least === '0' && value < low ? 'This cannot be negative.' : outside
      context.addIssue({ code: 'custom', message, params: { code, rule } })
    })
    .openapi({ description, example })
}

/** How many, or how many hours: 0 to 10^9, at most 8 decimal places. */
export const Quantity = decimalBetween({
  least: '0',
  most: '1000000000',
  code: 'quantity_out_of_range',
  rule: 12,
  description: 'decimal, as text or as a number',
  example: '2',
})

const price = {
  most: '10000000000000',
  code: 'price_out_of_range',
  rule: 12,
  description: 'decimal in major units, as text or as a number',
  example: '85.00',
}

/** A price for one, in major units: within ±10^13. */
export const UnitPrice = decimalBetween({ ...price, least: '-10000000000000' })
/** A price that cannot be negative, in major units. */
export const NonNegativePrice = decimalBetween({ ...price, least: '0' })

/** A tax rate in percent: 0 to 1000. */
export const TaxRate = decimalBetween({
  least: '0',
  most: '1000',
  code: 'tax_rate_out_of_range',
  rule: 13,
  description: 'percent, as text or as a number',
  example: '19',
})

/** A discount in percent: 0 to 100. */
export const DiscountPercent = decimalBetween({
  least: '0',
  most: '100',
  code: 'discount_out_of_range',
  rule: 11,
  description: 'percent, as text or as a number',
  example: '10',
})
