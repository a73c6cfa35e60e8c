import { sql } from 'kysely'
import { assert } from '../../kernel/assert.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { WorkEvent } from '../../domain/work/event.ts'
import type { Work, WorkBilling } from '../../domain/work/work.ts'
import type { Tx } from '../engine/transaction.ts'
import { INVOICE_COLUMNS, invoiceOf, type InvoiceRow } from '../rows/invoice.ts'
import { WORK_COLUMNS } from '../rows/work.ts'
import { all, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'

/** A piece of work and how much of it is on live documents: net, minor units. */
export interface ReadWorkRow {
  readonly work: Work
  readonly customerName: string | null
  readonly billed: bigint
}

export interface WorkAsked extends PageAsked {
  readonly kind?: string | undefined
  readonly customerId?: string | undefined
  /** Only what is on no live document. */
  readonly unbilled?: boolean | undefined
}

type Row = Work & { readonly customerName: string | null; readonly billed: bigint }

const ROW = sql`${WORK_COLUMNS},
  (select v.name from customer c join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version
   where c.org_id = w.org_id and c.id = w.customer_id) as "customerName",
  coalesce((select sum(b.amount)::bigint from work_billing b
            where b.org_id = w.org_id and b.work_id = w.id and b.state <> 'released'), 0) as billed`

/** Work, the newest day first. */
export async function listWork(tx: Tx, orgId: string, asked: WorkAsked): Promise<Page<ReadWorkRow>> {
  const after = afterOf(asked.cursor, [PART.date, PART.id])
  const unbilled = asked.unbilled
    ? sql`not exists (select from work_billing b where b.org_id = w.org_id and b.work_id = w.id and b.state <> 'released')`
    : undefined
  const conditions = all(
    when(asked.kind, (kind) => sql`w.kind = ${kind}`),
    when(asked.customerId, (id) => sql`w.customer_id = ${id}`),
    unbilled,
    when(after, ([day, id]) => sql`(w.occurred_on, w.id) < (${day}::date, ${id}::uuid)`),
  )
  const found = await tx.all(sql<Row>`
    select ${ROW} from work w where w.org_id = ${orgId} and ${conditions}
    order by w.occurred_on desc, w.id desc limit ${asked.limit + 1}`)
  const { rows, nextCursor } = pageOf(found, asked.limit, (row) => [row.occurredOn, row.id])
  return { rows: rows.map(rowOf), nextCursor }
}

/** A piece of work with the event that charges it and the documents it is on, in the order they were made. */
export interface ReadWork extends ReadWorkRow {
  readonly eventBody: WorkEvent
  readonly billings: readonly {
    readonly invoice: Invoice
    readonly amount: bigint
    readonly state: WorkBilling['state']
  }[]
}

export async function readWork(tx: Tx, orgId: string, id: string): Promise<ReadWork | null> {
  const [row, billed] = await Promise.all([
    tx.first(sql<Row & { eventBody: WorkEvent | null }>`
      select ${ROW}, (select e.body from work_event e where e.org_id = w.org_id and e.id = w.event_id) as "eventBody"
      from work w where w.org_id = ${orgId} and w.id = ${id}`),
    tx.all(sql<InvoiceRow & { billedAmount: bigint; billedState: WorkBilling['state'] }>`
      select ${INVOICE_COLUMNS}, b.amount as "billedAmount", b.state as "billedState"
      from work_billing b join invoice i on i.org_id = b.org_id and i.id = b.invoice_id
      where b.org_id = ${orgId} and b.work_id = ${id} order by b.invoice_id`),
  ])
  if (!row) return null
  const { eventBody, ...work } = row
  assert(eventBody, `the event that charges work ${id} is not there`)
  const billings = billed.map(({ billedAmount: amount, billedState: state, ...invoice }) => ({
    invoice: invoiceOf(invoice),
    amount,
    state,
  }))
  return { ...rowOf(work), eventBody, billings }
}

const rowOf = ({ customerName, billed, ...work }: Row): ReadWorkRow => ({ work, customerName, billed })
