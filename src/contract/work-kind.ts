import { z } from './z.ts'

export const WorkKind = z
  .enum(['order', 'service_order', 'trip', 'booking', 'sale'])
  .openapi({ example: 'order' })

/** What documents are narrowed to by the kind of work; `none`: no work, or several kinds. */
export const SERVICES = [...WorkKind.options, 'none'] as const
export type Service = (typeof SERVICES)[number]

/** Narrows to what bills work of one kind. */
export const OfService = z.enum(SERVICES).optional().openapi({
  description:
    'Only documents that bill work of this kind and no other, or sales; `none`: what bills no work, or work of several kinds',
  example: 'order',
})

export const WorkStage = z
  .enum(['planned', 'in_progress', 'done', 'priced', 'completed', 'cancelled'])
  .openapi({ example: 'priced' })
