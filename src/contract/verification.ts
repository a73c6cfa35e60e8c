import { Moment } from './scalars.ts'
import { z } from './z.ts'

/** The end of the chain over the books. */
export const ChainHead = z
  .object({
    seq: z.number().int().openapi({ description: 'How many links there are', example: 412 }),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .openapi({ example: '9f2c3d7e0b1a4c5d8e6f7a8b9c0d1e2f9f2c3d7e0b1a4c5d8e6f7a8b9c0d1e2f' }),
  })
  .openapi('ChainHead')
export type ChainHead = z.infer<typeof ChainHead>

export const Verdict = z
  .object({
    code: z.string().openapi({ example: 'entry_balances' }),
    rule: z
      .number()
      .int()
      .nullable()
      .openapi({ type: ['integer', 'null'], example: 13 }),
    says: z.string().openapi({ example: 'Every entry balances, and is what its postings say.' }),
    holds: z.boolean(),
    offender: z
      .string()
      .nullable()
      .openapi({ description: 'The first thing for which it does not hold', example: null }),
  })
  .openapi('Verdict')

/** What was proven of the books, all of one moment. */
export const Verification = z
  .object({
    at: Moment,
    holds: z.boolean().openapi({ description: 'Whether every statement does' }),
    verdicts: z.array(Verdict),
    head: ChainHead,
    entries: z.number().int().openapi({ description: 'How many were proven', example: 1630 }),
    documents: z.number().int().openapi({ example: 402 }),
  })
  .openapi('Verification')
export type Verification = z.infer<typeof Verification>

/** A head that was exported before. */
export const VerificationQuery = z.strictObject({
  head: z
    .string()
    .regex(/^\d{1,15}:[0-9a-f]{64}$/, { error: 'A head as it was exported: its number, a colon, its hash.' })
    .optional()
    .openapi({
      description: 'A head exported before, `seq:hash`: the chain must still run through it',
      example: '412:9f2c3d7e0b1a4c5d8e6f7a8b9c0d1e2f9f2c3d7e0b1a4c5d8e6f7a8b9c0d1e2f',
    }),
})
