import { z } from './z.ts'

/** One thing that is wrong with what was sent. */
export const FieldError = z
  .object({
    pointer: z
      .string()
      .openapi({ description: 'JSON pointer into what was sent', example: '/data/labor/0/hours' }),
    code: z.string().openapi({ example: 'quantity_out_of_range' }),
    detail: z.string().openapi({ example: 'This cannot be negative.' }),
    remedy: z.string().optional(),
  })
  .openapi('FieldError')
export type FieldError = z.infer<typeof FieldError>

/** Why nothing was changed (RFC 9457): one sentence for people, a stable code for programs. */
export const Problem = z
  .object({
    type: z.string().openapi({ example: 'https://billhook.dev/problems/not_allowed_now' }),
    title: z.string().openapi({ example: 'Conflict' }),
    status: z.number().int().openapi({ example: 409 }),
    detail: z.string().openapi({
      example: 'Invoice INV-2026-00001 is paid: "Void" is not possible. Something is already settled on it.',
    }),
    code: z.string().openapi({ description: 'Stable, for programs', example: 'not_allowed_now' }),
    rule: z
      .number()
      .int()
      .nullable()
      .openapi({
        type: ['integer', 'null'],
        description: 'The product rule that is kept by refusing',
        example: 16,
      }),
    pointer: z
      .string()
      .nullable()
      .openapi({ description: 'JSON pointer to the first offending field', example: null }),
    remedy: z
      .string()
      .nullable()
      .openapi({ description: 'What to do about it', example: 'Possible now: archive.' }),
    values: z
      .record(z.string(), z.unknown())
      .optional()
      .openapi({
        description:
          'The offending values; for an act that is not allowed now, `whyCode` is the reason and `allowed` lists those that are',
        example: { verb: 'void', allowed: ['archive'] },
      }),
    errors: z
      .array(FieldError)
      .optional()
      .openapi({ description: 'Everything that is wrong with the content' }),
    requestId: z.string().openapi({ example: '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f' }),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof Problem>
