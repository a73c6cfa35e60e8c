import { z } from './z.ts'

/** What receivables are aged by: the day they were due, or the day of issue. */
const By = z.enum(['due', 'issue'])

export const AgingScaleQuery = {
  by: By.default('due').openapi({
    description: '`due`: days past due; `issue`: days since the document was issued',
    example: 'due',
  }),
  edges: z
    .string()
    .regex(/^\d{1,4}(,\d{1,4}){0,7}$/, 'Write 1 to 8 numbers of days with commas between, such as 15,45,90')
    .transform((text): readonly number[] => text.split(',').map(Number))
    .refine(
      (edges) => edges.every((edge, at) => edge > (edges[at - 1] ?? 0)),
      'Each number of days is more than the one before, the first at least 1',
    )
    .optional()
    .openapi({
      type: 'string',
      description:
        'The last day of each bucket but the last: 1 to 8 numbers, ascending; 30,60,90 when nothing is said',
      example: '15,45,90',
    }),
}

/** The scale that was asked for, and its buckets. */
export const AgingScaleTold = {
  by: By.openapi({ example: 'due' }),
  edges: z.array(z.int()).openapi({ example: [30, 60, 90] }),
  buckets: z.array(z.object({ from: z.int().nullable(), to: z.int().nullable() })).openapi({
    description: 'From so many days to so many, both included; null where there is no end',
    example: [
      { from: null, to: 0 },
      { from: 1, to: 30 },
      { from: 31, to: 60 },
      { from: 61, to: 90 },
      { from: 91, to: null },
    ],
  }),
}
