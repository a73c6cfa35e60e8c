import { sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'
import { containing } from './conditions.ts'
import { begins, typedKeys } from './typed.ts'

/** So many of each kind are found at most. */
const MOST = 5

/** A document, by its number or reference. Amounts are minor units. */
interface FoundInvoice {
  readonly id: string
  readonly kind: 'invoice' | 'supplement' | 'credit_note' | 'deposit'
  readonly number: string | null
  readonly reference: string | null
  readonly customerName: string
  readonly currency: string
  readonly total: bigint
}

interface FoundCustomer {
  readonly id: string
  readonly name: string
}

interface FoundWork {
  readonly id: string
  readonly title: string
  readonly reference: string
}

export interface Found {
  readonly invoices: readonly FoundInvoice[]
  readonly customers: readonly FoundCustomer[]
  readonly work: readonly FoundWork[]
}

/** What a text may mean: at most five documents, customers and works each. Every way is one index's first rows. */
export async function search(tx: Tx, orgId: string, text: string): Promise<Found> {
  const { key, back, digits } = typedKeys(text)
  if (key === '') return { invoices: [], customers: [], work: [] }
  const part = containing(key)
  const [invoices, customers, work] = await Promise.all([
    tx.all(sql<FoundInvoice>`
      select i.id, i.kind, i.number, i.reference, v.name as "customerName", i.currency, i.total from (
        (select id from invoice i where i.org_id = ${orgId} and i.number_seq = ${digits}::bigint limit ${MOST})
        union
        (select id from invoice i where i.org_id = ${orgId} and ${begins(sql`i.number_key`, key)} order by i.number_key desc limit ${MOST})
        union
        (select id from invoice i where i.org_id = ${orgId} and ${begins(sql`i.reference_key`, key)} order by i.reference_key limit ${MOST})
        union
        (select id from invoice i where i.org_id = ${orgId} and ${begins(sql`i.reference_back`, back)} order by i.reference_back limit ${MOST})
      ) f join invoice i on i.org_id = ${orgId} and i.id = f.id
      join customer_version v on v.org_id = i.org_id and v.customer_id = i.customer_id and v.version = i.customer_version
      order by i.number_seq is not distinct from ${digits}::bigint desc, i.id desc limit ${MOST}`),
    tx.all(sql<FoundCustomer>`
      select c.id, v.name from customer c
      join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version
      where c.org_id = ${orgId} and (v.name ilike ${part} or v.company ilike ${part} or v.email ilike ${part})
      order by lower(v.name), c.id limit ${MOST}`),
    tx.all(sql<FoundWork>`
      select w.id, w.title, w.reference from (
        (select id from work w where w.org_id = ${orgId} and ${begins(sql`w.reference_key`, key)} order by w.reference_key limit ${MOST})
        union
        (select id from work w where w.org_id = ${orgId} and ${begins(sql`w.reference_back`, back)} order by w.reference_back limit ${MOST})
      ) f join work w on w.org_id = ${orgId} and w.id = f.id
      order by w.id desc limit ${MOST}`),
  ])
  return { invoices, customers, work }
}
