import { Id } from './scalars.ts'
import { Name } from './text.ts'
import { z } from './z.ts'

const Role = z
  .enum(['owner', 'administrator', 'billing_specialist', 'accountant', 'dispatcher', 'viewer'])
  .openapi({ example: 'dispatcher' })

/** A key to make: what it is for, and what it may do. */
export const ApiKeyNew = z
  .strictObject({ name: Name.openapi({ example: 'Dispatch system' }), role: Role })
  .openapi('ApiKeyNew')
export type ApiKeyNew = z.input<typeof ApiKeyNew>

/** A key just made. `key` is shown this once: only a hash of it is kept. */
export const ApiKeyMade = z
  .object({
    id: Id,
    name: z.string().openapi({ example: 'Dispatch system' }),
    role: Role,
    key: z.string().openapi({ example: 'bh_0199d6c27d1e7a608f0e2b1c9a4d5e6f_…' }),
  })
  .openapi('ApiKeyMade')
export type ApiKeyMade = z.infer<typeof ApiKeyMade>
