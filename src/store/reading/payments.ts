import { sql } from 'kysely'
import type { Payment, Refund } from '../../domain/receivables/payment.ts'
import type { Tx } from '../engine/transaction.ts'
import { PAYMENT_COLUMNS, REFUND_COLUMNS } from '../rows/payment.ts'
import { all, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'

export interface ReadPaymentRow {
  readonly payment: Payment
  readonly customerName: string
  readonly recordedAt: string
}

type Row = Payment & { readonly customerName: string; readonly recordedAt: string }

const ROW = sql`${PAYMENT_COLUMNS}, p.recorded_at as "recordedAt",
  (select v.name from customer c join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version
   where c.org_id = p.org_id and c.id = p.customer_id) as "customerName"`

/** Payments, the newest day first. */
export async function listPayments(
  tx: Tx,
  orgId: string,
  asked: PageAsked & { readonly customerId?: string | undefined },
): Promise<Page<ReadPaymentRow>> {
  const after = afterOf(asked.cursor, [PART.date, PART.id])
  const conditions = all(
    when(asked.customerId, (id) => sql`p.customer_id = ${id}`),
    when(after, ([day, id]) => sql`(p.received_on, p.id) < (${day}::date, ${id}::uuid)`),
  )
  const found = await tx.all(sql<Row>`
    select ${ROW} from payment p where p.org_id = ${orgId} and ${conditions}
    order by p.received_on desc, p.id desc limit ${asked.limit + 1}`)
  const { rows, nextCursor } = pageOf(found, asked.limit, (row) => [row.receivedOn, row.id])
  return { rows: rows.map(rowOf), nextCursor }
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
