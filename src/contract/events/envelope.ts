import { TaxRate } from '../decimals.ts'
import { Instant } from '../scalars.ts'
import { ExternalId, ShortText } from '../text.ts'
import { z } from '../z.ts'

/** A document holds no more lines than this. */
export const MOST_LINES = 10_000

/** What every event has around its data (rule 1): unique by `source` and `id`. */
export function eventOf<T extends string, D extends z.ZodType>(type: T, data: D) {
  return z.strictObject({
    source: ExternalId.openapi({ description: 'The system that tells it', example: 'dispatch' }),
    id: ExternalId.openapi({ description: 'Unique within its source', example: 'evt_10023' }),
    type: z.literal(type),
    occurredAt: Instant,
    data,
  })
}

/** A UNCL5305 category such as S, Z, E or AE. */
export const TaxCategory = ShortText.regex(
  /^[A-Z]{1,3}$/,
  'This is not a tax category such as S, Z, E or AE.',
).openapi({ example: 'S' })

/** Whose tax it is: a short code, read in capitals. */
export const TaxJurisdiction = z
  .string()
  .refine((text) => /^[A-Za-z0-9-]{1,40}$/.test(text), {
    error: 'This is not a tax jurisdiction such as DE or US-IL.',
    params: {
      code: 'tax_jurisdiction_not_understood',
      rule: 13,
      remedy: 'Use 1 to 40 of A to Z, 0 to 9 and "-".',
    },
  })
  .toUpperCase()
  .openapi({
    description: 'Whose tax it is, by a short code',
    pattern: '^[A-Za-z0-9-]{1,40}$',
    example: 'US-IL',
  })

/** Whether a line that names a jurisdiction names its rate. */
export const hasItsRate = (line: { taxRate?: unknown; taxJurisdiction?: unknown }): boolean =>
  line.taxJurisdiction == null || line.taxRate != null

/** What refuses one that does not. */
export const NEEDS_RATE = {
  path: ['taxRate'],
  error: 'A tax jurisdiction needs its rate.',
  params: { code: 'tax_rate_missing', rule: 13 },
}

/** The tax of lines that name none. */
export const TaxOfPlace = z.strictObject({
  category: TaxCategory.optional(),
  rate: TaxRate,
  jurisdiction: TaxJurisdiction.optional(),
})
