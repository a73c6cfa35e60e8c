import { CalendarDate, Id, Minor } from './scalars.ts'
import { z } from './z.ts'

/** The entries a figure of a report is made of, each with its part in it; together they come to `total`, the figure. */
export const FigureEntries = z
  .object({
    currency: z.string().openapi({ example: 'USD' }),
    total: Minor,
    items: z.array(
      z.object({
        entryId: Id,
        date: CalendarDate,
        kind: z.string().openapi({ example: 'revenue_recognition' }),
        description: z.string().openapi({ example: 'Invoice INV-2026-00001' }),
        documentType: z.string().openapi({ example: 'invoice' }),
        documentId: Id,
        amount: Minor,
      }),
    ),
    nextCursor: z.string().nullable().openapi({ example: null }),
  })
  .openapi('FigureEntries')
export type FigureEntries = z.infer<typeof FigureEntries>
