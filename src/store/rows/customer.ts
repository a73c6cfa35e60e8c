import { sql } from 'kysely'
import type { Customer } from '../../domain/customer/customer.ts'
import { columns } from './columns.ts'

/**
 * Everything of a customer as of one version, from `customer c join customer_version v`: the row is a `Customer` as it
 * comes. Which version is the join's to say: `v.version = c.version` for the newest.
 */
export const CUSTOMER_COLUMNS = sql`${columns('c', ['id', 'source', 'externalId'])},
  ${columns('v', ['version', 'name', 'company', 'email', 'phone', 'taxId', 'address', 'terms'] as const satisfies readonly (keyof Customer)[])},
  true as recorded`
