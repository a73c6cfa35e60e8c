import { z } from './z.ts'

export const WorkKind = z
  .enum(['order', 'service_order', 'trip', 'booking', 'sale'])
  .openapi({ example: 'order' })

export const WorkStage = z
  .enum(['planned', 'in_progress', 'done', 'priced', 'completed', 'cancelled'])
  .openapi({ example: 'priced' })
