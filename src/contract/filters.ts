import { z } from './z.ts'

/** A filter that is on, off, or not asked for. */
export const flag = z.enum(['true', 'false']).optional()

/** One end of a range of amounts: minor units. */
export const amountBound = z.coerce
  .number<string>()
  .int()
  .min(0)
  .max(10 ** 15)
  .optional()
  .openapi({ type: 'integer', description: 'minor units', example: 10_000 })
