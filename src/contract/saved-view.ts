import { Id, Moment } from './scalars.ts'
import { lineUpTo, onOneLine, UNPRINTABLE_SENTENCE } from './text.ts'
import { z } from './z.ts'

const ViewedList = z
  .enum(['invoices', 'work', 'events', 'payments', 'customers', 'journal', 'audit', 'outbox'])
  .openapi({ example: 'invoices' })
const ViewName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine(onOneLine, UNPRINTABLE_SENTENCE)
  .openapi({ example: 'Overdue, large' })

const Search = z
  .record(lineUpTo(40), lineUpTo(200))
  .refine((search) => Object.keys(search).length <= 30, { error: 'At most 30 of them.' })
  .openapi({
    description: 'What the list is narrowed and sorted by, as its address says it',
    example: { word: 'overdue', sort: '-open' },
  })
const Columns = z
  .array(lineUpTo(40))
  .max(30)
  .nullable()
  .openapi({
    description: 'The columns shown, in their order; null: as the device has it',
    example: ['number', 'customer', 'open'],
  })

const Shared = z
  .boolean()
  .openapi({ description: 'Whether everybody of the organization has it', example: false })

/** A view of a list, to be kept under a name. */
export const SavedViewNew = z
  .strictObject({
    list: ViewedList,
    name: ViewName,
    search: Search,
    columns: Columns.default(null),
    shared: Shared.default(false),
  })
  .openapi('SavedViewNew')
export type SavedViewNew = z.input<typeof SavedViewNew>

export const SavedView = z
  .object({
    id: Id,
    list: ViewedList,
    name: z.string().openapi({ example: 'Overdue, large' }),
    search: Search,
    columns: Columns,
    shared: Shared,
    updatedAt: Moment,
  })
  .openapi('SavedView')
export type SavedView = z.infer<typeof SavedView>

export const SavedViews = z
  .object({
    items: z.array(SavedView),
    mayShare: z
      .boolean()
      .openapi({ description: 'Whether the caller may share a view with everybody', example: true }),
  })
  .openapi('SavedViews')

export const SavedViewQuery = z.strictObject({ list: ViewedList })
