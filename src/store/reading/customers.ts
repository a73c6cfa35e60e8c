import { type RawBuilder, sql } from 'kysely'
import type { Customer } from '../../domain/customer/customer.ts'
import { inInstalments, pastDue } from './instalments.ts'
import type { Tx } from '../engine/transaction.ts'
import { CUSTOMER_COLUMNS } from '../rows/customer.ts'
import { all, containing, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'
import { comesAfter, orderBy } from './sort-order.ts'
import { type Total, totalOf } from './total.ts'

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

/** Which customers are meant; every filter narrows. */
export interface CustomerFilters {
  /** A part of a name, a company or an e-mail address. */
  readonly q?: string | undefined
  readonly source?: string | undefined
  /** Only who owes something, owes something past due, or has credit: in `currency` where one is named. */
  readonly standing?: 'owing' | 'overdue' | 'credit' | undefined
  /** Only who owes or has credit in this currency. */
  readonly currency?: string | undefined
  /** Whether somebody gets into the portal for them. */
  readonly inPortal?: boolean | undefined
  /** A calendar date. */
  readonly today: string
}

export const CUSTOMER_SORTS = ['name', 'owed', 'overdue', 'created'] as const

interface CustomersAsked extends CustomerFilters, PageAsked {
  readonly sort?: { readonly by: (typeof CUSTOMER_SORTS)[number]; readonly descending: boolean } | undefined
  /** What is owed is compared in this currency. */
  readonly comparedIn: string
}

const SORT_KEYS = {
  name: { column: sql`lower(v.name)`, type: sql`text`, isPart: PART.text },
  owed: { column: sql`coalesce(o.amount, 0)`, type: sql`bigint`, isPart: PART.amount },
  overdue: { column: sql`coalesce(o.amount, 0)`, type: sql`bigint`, isPart: PART.amount },
  // Ids are given in the order of time.
  created: { column: sql`c.id`, type: sql`uuid`, isPart: PART.id },
} as const

/** Customers, by name unless told otherwise. */
export async function listCustomers(
  tx: Tx,
  orgId: string,
  asked: CustomersAsked,
): Promise<Page<ReadCustomer>> {
  const { by, descending } = asked.sort ?? { by: 'name', descending: false }
  const { column, type, isPart } = SORT_KEYS[by]
  const key = { column, type, id: sql`c.id`, descending }
  const order = `${by} ${descending ? 'down' : 'up'}`
  const after = afterOf(asked.cursor, [(part) => part === order, isPart, PART.id])
  const behind = when(after, ([, ...last]) => comesAfter(key, last))
  const compared =
    by === 'owed' || by === 'overdue'
      ? sql`left join (${heldBy(orgId, by, asked.today, asked.comparedIn)}) o on o.customer_id = c.id`
      : sql``
  const found = await tx.all(sql<Row & { sortedBy: string | bigint }>`
    select ${CUSTOMER_COLUMNS}, c.created_at as "createdAt", ${column} as "sortedBy" from ${FROM} ${compared}
    where c.org_id = ${orgId} and ${narrowing(orgId, asked)} and ${all(behind)}
    order by ${orderBy(key)} limit ${asked.limit + 1}`)
  const { rows, nextCursor } = pageOf(found, asked.limit, (row) => [order, String(row.sortedBy), row.id])
  const plain = rows.map(({ sortedBy: _, ...row }) => row)
  return { rows: await withBalances(tx, orgId, plain, asked.today), nextCursor }
}

/** How many customers are meant. */
export const totalOfCustomers = (tx: Tx, orgId: string, asked: CustomerFilters): Promise<Total> =>
  totalOf(tx, sql`${FROM} where c.org_id = ${orgId} and ${narrowing(orgId, asked)}`)

function narrowing(orgId: string, asked: CustomerFilters): RawBuilder<unknown> {
  const { standing, currency, today } = asked
  const holding = (figure: 'owed' | 'overdue') =>
    sql`c.id = any (array(select customer_id from (${heldBy(orgId, figure, today, currency)}) o where amount > 0))`
  const withCredit = sql`c.id = any (array(${credited(orgId, currency)}))`
  return all(
    when(asked.q, (text) => {
      const part = containing(text)
      return sql`(v.name ilike ${part} or v.company ilike ${part} or v.email ilike ${part})`
    }),
    when(asked.source, (source) => sql`c.source = ${source}`),
    when(standing ?? currency, () => {
      if (standing === 'owing') return holding('owed')
      if (standing === 'overdue') return holding('overdue')
      return standing === 'credit' ? withCredit : sql`(${holding('owed')} or ${withCredit})`
    }),
    when(asked.inPortal, (is) => {
      const invited = sql`exists (select from portal_client r
        where r.org_id = c.org_id and r.customer_id = c.id and r.revoked_at is null)`
      return is ? invited : sql`not ${invited}`
    }),
  )
}

/** What each customer owes, or owes past due: in one currency, or in any. It costs what is open. */
function heldBy(
  orgId: string,
  figure: 'owed' | 'overdue',
  today: string,
  currency: string | undefined,
): RawBuilder<unknown> {
  const open = sql`invoice i where i.org_id = ${orgId} and i.receivable > 0 and ${all(when(currency, (code) => sql`i.currency = ${code}`))}`
  if (figure === 'owed')
    return sql`select i.customer_id, sum(i.receivable)::bigint as amount from ${open} group by 1`
  // From the index of what is open, which does not know of instalments: what these make another amount comes on top.
  const whole = sql`case when i.due_on < ${today}::date then i.receivable else 0 end`
  return sql`
    select customer_id, sum(amount)::bigint as amount from (
      select i.customer_id, sum(i.receivable) as amount from ${open} and ${FINAL} and i.due_on < ${today}::date group by 1
      union all
      select i.customer_id, ${pastDue(sql`i.receivable`, today)} - ${whole} from ${open} and ${FINAL} and ${inInstalments(orgId)}
    ) each group by 1`
}

/** Of what is open: told without the stage, which its index does not know. */
const FINAL = sql`i.posted_at is not null`

const overdue = (today: string): RawBuilder<unknown> =>
  sql`case when ${FINAL} then ${pastDue(sql`i.receivable`, today)} else 0 end`

/** Who has credit now. */
const credited = (orgId: string, currency: string | undefined): RawBuilder<unknown> => sql`
  select customer_id from (${kept(orgId)}) kept where ${all(when(currency, (code) => sql`currency = ${code}`))}`

/**
 * What is kept for customers: what payments and credit notes left, less what of it was given back (rule 23). The account of
 * customers' credit holds the same, which `verify` proves; there it would take the entries of all that was ever paid.
 */
const kept = (orgId: string, ofThese: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> => sql`
  select customer_id, currency, sum(amount)::bigint as amount from (
    select customer_id, currency, p.unapplied - coalesce((
      select sum(r.amount) from refund r where r.org_id = p.org_id and r.payment_id = p.id and r.invoice_id is null), 0) as amount
    from payment p where p.org_id = ${orgId} and p.unapplied > 0 and ${ofThese}
    union all
    select customer_id, currency, total - credited from invoice
    where org_id = ${orgId} and kind = 'credit_note' and stage = 'posted' and ${ofThese}
  ) left_over group by 1, 2 having sum(amount) > 0`

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
      select customer_id, currency, receivable, ${overdue(today)} as overdue, 0 as credit
      from invoice i where org_id = ${orgId} and customer_id = any (${ids}::uuid[]) and receivable > 0
      union all
      select customer_id, currency, 0, 0, amount from (${kept(orgId, sql`customer_id = any (${ids}::uuid[])`)}) kept
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

/** A customer as known at an instant; as known now where none is named, or where they came later. */
export async function customerKnownAt(
  tx: Tx,
  orgId: string,
  id: string,
  knownAt: string | undefined,
): Promise<Customer | null> {
  if (knownAt === undefined) return customerById(tx, orgId, id)
  const row = await tx.first(sql<Customer>`
    select ${CUSTOMER_COLUMNS}
    from customer c join customer_version v on v.org_id = c.org_id and v.customer_id = c.id
    where c.org_id = ${orgId} and c.id = ${id}
    order by v.created_at <= ${knownAt}::timestamptz desc, v.version desc limit 1`)
  return row ?? null
}
