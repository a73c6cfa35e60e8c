import { z } from './z.ts'

/** As what somebody works for an organization, and what an API key may do. */
export const Role = z
  .enum(['owner', 'administrator', 'billing_specialist', 'accountant', 'dispatcher', 'viewer'])
  .openapi({ example: 'dispatcher' })
export type Role = z.infer<typeof Role>
