import { sql } from 'kysely'
import type { Customer } from '../../domain/customer/customer.ts'
import type { Tx } from '../engine/transaction.ts'
import { CUSTOMER_COLUMNS } from '../rows/customer.ts'
import { each } from './each.ts'

/** Customers in their newest version. */
export async function findCustomers(tx: Tx, orgId: string, ids: readonly string[]): Promise<Customer[]> {
  if (ids.length === 0) return []
  return tx.all(sql<Customer>`
    select ${CUSTOMER_COLUMNS} from customer c
    join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version
    where c.org_id = ${orgId} and c.id = any (${ids}::uuid[])`)
}

/** Customers in their newest version, by who named them and how. */
export async function findCustomersByRef(
  tx: Tx,
  orgId: string,
  refs: readonly { readonly source: string; readonly externalId: string }[],
): Promise<Customer[]> {
  if (refs.length === 0) return []
  return tx.all(sql<Customer>`
    select ${CUSTOMER_COLUMNS}
    from (select distinct * from unnest(${refs.map(({ source }) => source)}::text[],
                                        ${refs.map(({ externalId }) => externalId)}::text[]) as named (source, external_id)) asked
    ${each(sql`customer c where c.org_id = ${orgId} and c.source = asked.source and c.external_id = asked.external_id`)} c
    ${each(sql`customer_version v where v.org_id = ${orgId} and v.customer_id = c.id and v.version = c.version`)} v`)
}
