import { SaidInOrder } from './said.ts'
import { Invoice } from './invoice.ts'
import { JournalEntry } from './journal.ts'
import { z } from './z.ts'

/** What a request would do: everything as the real one would find, write and answer it, and nothing kept. */
export const DryRun = z
  .object({
    dryRun: z.literal(true),
    status: z
      .number()
      .int()
      .openapi({ description: 'The HTTP status the real request would have', example: 201 }),
    answer: z.unknown().openapi({ type: 'object', description: 'The body the real request would have' }),
    steps: z.array(z.string()).openapi({
      description: 'The plan, in sentences',
      example: [
        'Drew the next number, INV-2026-00001.',
        'Drafted INV-2026-00001 over 1,200.00 USD, due 2026-04-09.',
      ],
    }),
    stepsSaid: SaidInOrder.openapi({ description: 'The same by their codes', example: [] }),
    documentsMade: z.number().int().openapi({
      description: 'How many documents it would make: invoices, supplements and credit notes',
      example: 1,
    }),
    invoices: z
      .array(Invoice)
      .openapi({ description: 'The documents it would make or change, as they would be; the first 50' }),
    entries: z
      .array(JournalEntry)
      .openapi({ description: 'The journal entries it would post; the first 200' }),
  })
  .openapi('DryRun')
export type DryRun = z.infer<typeof DryRun>

export const DryRunQuery = {
  dryRun: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'true: say what would be done, and do nothing', example: 'false' }),
}
