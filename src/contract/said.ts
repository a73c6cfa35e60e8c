import { z } from './z.ts'

/** A sentence by its code and what is put in, for readers of another language. */
export const Said = z
  .object({
    code: z.string().openapi({ example: 'given_back' }),
    parts: z.record(z.string(), z.unknown()).openapi({
      description:
        'What is put in, by name: text, a number, `amount` with `currency`, a `day`, an `instant`, a `term`, another sentence, or a list of these',
      example: { amount: { amount: '120000', currency: 'USD' } },
    }),
  })
  .openapi('Said')
export type Said = z.infer<typeof Said>

/** Sentences in order. */
export const SaidInOrder = z.array(Said)
