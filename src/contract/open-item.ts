import { CalendarDate, Id, Minor } from './scalars.ts'
import { z } from './z.ts'

/** A document that takes money: minor units of `currency`. */
export const OpenItem = z
  .object({
    invoiceId: Id,
    number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
    reference: z.string().nullable().openapi({ example: 'ORD-7702' }),
    currency: z.string().openapi({ example: 'USD' }),
    issuedOn: CalendarDate,
    dueOn: CalendarDate.openapi({ example: '2026-03-31' }),
    draft: z.boolean().openapi({
      description: 'Money on it makes it final; none is suggested for it',
      example: false,
    }),
    total: Minor,
    open: Minor,
    instalments: z.array(z.object({ dueOn: CalendarDate, open: Minor })).openapi({
      description: 'Where it is due in instalments: those of which something is open',
      example: [],
    }),
  })
  .openapi('OpenItem')
export type OpenItem = z.infer<typeof OpenItem>

export const OpenItems = z
  .object({
    customer: z.object({ id: Id, name: z.string().openapi({ example: 'Harbor Goods' }) }),
    items: z.array(OpenItem),
  })
  .openapi('OpenItems')
export type OpenItems = z.infer<typeof OpenItems>
