import { sql } from 'kysely'
import type { Customer } from '../../domain/customer/customer.ts'
import { pastDue } from './instalments.ts'
import type { Tx } from '../engine/transaction.ts'
import { CUSTOMER_COLUMNS } from '../rows/customer.ts'
import { all, containing, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'

/** What a customer owes, what of it is past due, what is kept for them, and on how many documents they owe: minor units. */
interface ReadBalance {
  readonly currency: string
  readonly receivable: bigint
  readonly overdue: bigint
  readonly credit: bigint
  readonly openDocuments: number
}

/** A customer as known now, with what they owe and what is theirs, for each currency. */
export interface ReadCustomer {
  readonly customer: Customer
  readonly createdAt: string
  readonly balances: readonly ReadBalance[]
}

type Row = Customer & { readonly createdAt: string }

const FROM = sql`customer c join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version`

/** Customers by name. `q` finds a part of a name, a company or an e-mail address. `today` is a calendar date. */
export async function listCustomers(
  tx: Tx,
  orgId: string,
  asked: PageAsked & { readonly q?: string | undefined; readonly today: string },
): Promise<Page<ReadCustomer>> {
  const after = afterOf(asked.cursor, [PART.text, PART.id])
  const conditions = all(
    when(asked.q, (text) => {
      const part = containing(text)
      return sql`(v.name ilike ${part} or v.company ilike ${part} or v.email ilike ${part})`
    }),
    when(after, ([name, id]) => sql`(lower(v.name), c.id) > (${name}, ${id}::uuid)`),
  )
  const found = await tx.all(sql<Row & { sortedBy: string }>`
    select ${CUSTOMER_COLUMNS}, c.created_at as "createdAt", lower(v.name) as "sortedBy" from ${FROM}
    where c.org_id = ${orgId} and ${conditions} order by lower(v.name), c.id limit ${asked.limit + 1}`)
  const { rows, nextCursor } = pageOf(found, asked.limit, (row) => [row.sortedBy, row.id])
  const plain = rows.map(({ sortedBy: _, ...row }) => row)
  return { rows: await withBalances(tx, orgId, plain, asked.today), nextCursor }
}

export async function readCustomer(
  tx: Tx,
  orgId: string,
  id: string,
  { today }: { readonly today: string },
): Promise<ReadCustomer | null> {
  const row = await tx.first(sql<Row>`
    select ${CUSTOMER_COLUMNS}, c.created_at as "createdAt" from ${FROM} where c.org_id = ${orgId} and c.id = ${id}`)
  return row ? (await withBalances(tx, orgId, [row], today))[0]! : null
}

async function withBalances(
  tx: Tx,
  orgId: string,
  rows: readonly Row[],
  today: string,
): Promise<ReadCustomer[]> {
  const ids = rows.map(({ id }) => id)
  const found = await tx.all(sql<ReadBalance & { customerId: string }>`
    select customer_id as "customerId", currency, sum(receivable)::bigint as receivable, sum(overdue)::bigint as overdue,
      sum(credit)::bigint as credit, count(*) filter (where receivable > 0)::int as "openDocuments"
    from (
      select customer_id, currency, receivable,
        case when stage = 'posted' then ${pastDue(sql`receivable`, today)} else 0 end as overdue, 0 as credit
      from invoice i where org_id = ${orgId} and customer_id = any (${ids}::uuid[]) and receivable > 0
      union all
      select e.customer_id, p.currency, 0, 0, -p.amount from posting p
      join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'customer_credit'
      join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
      where p.org_id = ${orgId} and e.customer_id = any (${ids}::uuid[])
    ) as each group by customer_id, currency order by currency`)
  return rows.map(({ createdAt, ...customer }) => ({
    customer,
    createdAt,
    balances: found.filter(({ customerId }) => customerId === customer.id),
  }))
}

/** A customer's newest version, for changing it; null when there is none. */
export async function customerById(tx: Tx, orgId: string, id: string): Promise<Customer | null> {
  const row = await tx.first(
    sql<Customer>`select ${CUSTOMER_COLUMNS} from ${FROM} where c.org_id = ${orgId} and c.id = ${id}`,
  )
  return row ?? null
}
