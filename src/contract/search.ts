import { InvoiceKind } from './invoice.ts'
import { Id, Minor } from './scalars.ts'
import { ShortText } from './text.ts'
import { z } from './z.ts'

export const SearchQuery = z.strictObject({ q: ShortText.openapi({ example: 'harbor' }) })

/** What a text may mean. */
export const SearchResults = z
  .object({
    invoices: z.array(
      z.object({
        id: Id,
        kind: InvoiceKind,
        number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
        reference: z.string().nullable().openapi({ example: 'ORD-7702' }),
        customerName: z.string().openapi({ example: 'Harbor Goods' }),
        currency: z.string().openapi({ example: 'USD' }),
        total: Minor,
      }),
    ),
    customers: z.array(z.object({ id: Id, name: z.string().openapi({ example: 'Harbor Goods' }) })),
    work: z.array(
      z.object({
        id: Id,
        title: z.string().openapi({ example: 'Order ORD-7702' }),
        reference: z.string().openapi({ example: 'ORD-7702' }),
      }),
    ),
  })
  .openapi('SearchResults')
export type SearchResults = z.infer<typeof SearchResults>
