import { type RawBuilder, sql } from 'kysely'
import type { Payment, Refund } from '../../domain/receivables/payment.ts'
import type { Tx } from '../engine/transaction.ts'
import { PAYMENT_COLUMNS, REFUND_COLUMNS } from '../rows/payment.ts'
import { all, when } from './conditions.ts'
import { customersNamed } from './customers-named.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'
import { comesAfter, orderBy } from './sort-order.ts'
import { type Total, totalOf } from './total.ts'
import { begins, typedKeys } from './typed.ts'

export interface ReadPaymentRow {
  readonly payment: Payment
  readonly customerName: string
  readonly recordedAt: string
}

type Row = Payment & { readonly customerName: string; readonly recordedAt: string }

const ROW = sql`${PAYMENT_COLUMNS}, p.recorded_at as "recordedAt",
  (select v.name from customer c join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version
   where c.org_id = p.org_id and c.id = p.customer_id) as "customerName"`

/** Which payments are meant; every filter narrows. Dates are calendar dates, both ends included, amounts minor units. */
export interface PaymentFilters {
  readonly customerId?: string | undefined
  readonly method?: string | undefined
  readonly provider?: string | undefined
  readonly currency?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly amountFrom?: bigint | undefined
  readonly amountTo?: bigint | undefined
  /** Only what is kept of as customer credit, or not. */
  readonly withCredit?: boolean | undefined
  /** Only what a person should still look at. */
  readonly alerted?: true | undefined
  readonly q?: string | undefined
}

export const PAYMENT_SORTS = ['received', 'amount'] as const

interface PaymentsAsked extends PaymentFilters, PageAsked {
  readonly sort?: { readonly by: (typeof PAYMENT_SORTS)[number]; readonly descending: boolean } | undefined
}

const SORT_KEYS = {
  received: { column: sql`p.received_on`, type: sql`date`, isPart: PART.date },
  amount: { column: sql`p.amount`, type: sql`bigint`, isPart: PART.amount },
} as const

/** Payments, the newest day first unless told otherwise. */
export async function listPayments(
  tx: Tx,
  orgId: string,
  asked: PaymentsAsked,
): Promise<Page<ReadPaymentRow>> {
  const { by, descending } = asked.sort ?? { by: 'received', descending: true }
  const { column, type, isPart } = SORT_KEYS[by]
  const key = { column, type, id: sql`p.id`, descending }
  const order = `${by} ${descending ? 'down' : 'up'}`
  const after = afterOf(asked.cursor, [(part) => part === order, isPart, PART.id])
  const behind = when(after, ([, ...last]) => comesAfter(key, last))
  const found = await tx.all(sql<Row & { sortedBy: string | bigint }>`
    select ${ROW}, ${column} as "sortedBy" from payment p
    where p.org_id = ${orgId} and ${narrowing(orgId, asked)} and ${all(behind)}
    order by ${orderBy(key)} limit ${asked.limit + 1}`)
  const { rows, nextCursor } = pageOf(found, asked.limit, (row) => [order, String(row.sortedBy), row.id])
  return { rows: rows.map(({ sortedBy: _, ...row }) => rowOf(row)), nextCursor }
}

/** How many payments are meant. */
export const totalOfPayments = (tx: Tx, orgId: string, asked: PaymentFilters): Promise<Total> =>
  totalOf(tx, sql`payment p where p.org_id = ${orgId} and ${narrowing(orgId, asked)}`)

function narrowing(orgId: string, asked: PaymentFilters): RawBuilder<unknown> {
  return all(
    when(asked.customerId, (id) => sql`p.customer_id = ${id}`),
    when(asked.method, (method) => sql`p.method = ${method}`),
    when(asked.provider, (provider) => sql`p.provider = ${provider}`),
    when(asked.currency, (currency) => sql`p.currency = ${currency}`),
    when(asked.from, (day) => sql`p.received_on >= ${day}::date`),
    when(asked.to, (day) => sql`p.received_on <= ${day}::date`),
    when(asked.amountFrom, (amount) => sql`p.amount >= ${amount}`),
    when(asked.amountTo, (amount) => sql`p.amount <= ${amount}`),
    when(asked.withCredit, (has) => (has ? sql`p.unapplied > 0` : sql`p.unapplied = 0`)),
    when(asked.alerted, () => sql`(p.alert is not null and p.alert_settled_at is null)`),
    when(asked.q, (text) => found(orgId, text)),
  )
}

/** What people type: a reference or an id from its beginning, the number of a document it settles, part of a customer's name. */
function found(orgId: string, text: string): RawBuilder<unknown> {
  const { key } = typedKeys(text)
  return sql`(${begins(sql`p.reference_key`, key)} or ${begins(sql`p.provider_key`, key)}
    or p.customer_id = any (array(${customersNamed(orgId, text)}))
    or p.id = any (array(
      select a.source_id from invoice i join allocation a on a.org_id = i.org_id and a.invoice_id = i.id
      where i.org_id = ${orgId} and i.number_key = ${key} and a.source_type = 'payment')))`
}

/** A payment with the documents it settles or settled, and what of it was given back. */
export interface ReadPayment extends ReadPaymentRow {
  readonly allocations: readonly {
    readonly id: string
    readonly invoiceId: string
    readonly number: string | null
    readonly amount: bigint
    readonly difference: bigint
    readonly allocatedOn: string
    readonly ofCredit: boolean
    readonly undoneOn: string | null
    readonly undoneReason: string | null
  }[]
  readonly refunds: readonly Refund[]
}

export async function readPayment(tx: Tx, orgId: string, id: string): Promise<ReadPayment | null> {
  const [row, allocations, refunds] = await Promise.all([
    tx.first(sql<Row>`select ${ROW} from payment p where p.org_id = ${orgId} and p.id = ${id}`),
    tx.all(sql<ReadPayment['allocations'][number]>`
      select a.id, a.invoice_id as "invoiceId", i.number, a.amount, a.difference, a.allocated_on as "allocatedOn",
        a.of_credit as "ofCredit", u.undone_on as "undoneOn", u.reason as "undoneReason"
      from allocation a join invoice i on i.org_id = a.org_id and i.id = a.invoice_id
      left join allocation_undo u on u.org_id = a.org_id and u.allocation_id = a.id
      where a.org_id = ${orgId} and a.source_type = 'payment' and a.source_id = ${id} order by a.id`),
    tx.all(sql<Refund>`
      select ${REFUND_COLUMNS} from refund r where r.org_id = ${orgId} and r.payment_id = ${id} order by r.id`),
  ])
  return row ? { ...rowOf(row), allocations, refunds } : null
}

const rowOf = ({ customerName, recordedAt, ...payment }: Row): ReadPaymentRow => ({
  payment,
  customerName,
  recordedAt,
})
