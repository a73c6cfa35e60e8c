import { z } from './z.ts'

export const WorkKind = z
  .enum(['order', 'service_order', 'trip', 'booking', 'sale'])
  .openapi({ example: 'order' })
