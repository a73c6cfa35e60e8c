import { lineUpTo } from './text.ts'
import { z } from './z.ts'

/** How much of a list to give, and where to go on: at most 200 items at a time, 50 when nothing is said. */
export const PageQuery = {
  cursor: lineUpTo(500).optional().openapi({ description: 'The `nextCursor` of the page before' }),
  limit: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .openapi({ minimum: 1, maximum: 200, example: 50 }),
}

/** Asks a list how long it is, too. */
export const CountQuery = {
  count: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'true: `total` says how many there are in all', example: 'true' }),
}

const Total = z.object({
  count: z.number().int().openapi({ example: 812 }),
  isAll: z
    .boolean()
    .openapi({ description: 'false: counting stopped there, and there are more', example: true }),
})

/** A page of a list that can be counted; `total` is there when it was asked for. */
export function countedPageOf<T extends z.ZodType>(item: T, name: string) {
  return z
    .object({
      items: z.array(item),
      nextCursor: z.string().nullable().openapi({ example: null }),
      total: Total.optional(),
    })
    .openapi(name)
}

/** A page of a list: `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T, name: string) {
  return z
    .object({ items: z.array(item), nextCursor: z.string().nullable().openapi({ example: null }) })
    .openapi(name)
}
