import { type RawBuilder, sql } from 'kysely'
import { containing } from './conditions.ts'

/** The ids of customers with a text in their name, company or outside id. They are few beside what they are billed. */
export function customersNamed(orgId: string, text: string): RawBuilder<unknown> {
  const part = containing(text.trim())
  return sql`select c.id from customer c
    join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version
    where c.org_id = ${orgId} and (v.name ilike ${part} or v.company ilike ${part} or c.external_id ilike ${part})`
}
