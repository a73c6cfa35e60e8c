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

/** The tax of lines that name none. */
export const TaxOfPlace = z.strictObject({ category: TaxCategory.optional(), rate: TaxRate })
