import { type RawBuilder, sql } from 'kysely'
import { assert } from '../../kernel/assert.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { WorkEvent } from '../../domain/work/event.ts'
import type { Work, WorkBilling } from '../../domain/work/work.ts'
import type { Tx } from '../engine/transaction.ts'
import { INVOICE_COLUMNS, invoiceOf, type InvoiceRow } from '../rows/invoice.ts'
import { WORK_COLUMNS } from '../rows/work.ts'
import { all, when } from './conditions.ts'
import { customersNamed } from './customers-named.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'
import { type Total, totalOf } from './total.ts'
import { begins, typedKeys } from './typed.ts'

/** A piece of work and how much of it is on live documents: net, minor units. */
export interface ReadWorkRow {
  readonly work: Work
  readonly customerName: string | null
  readonly billed: bigint
  /** Whether a document bills the whole of it; deposits do not. */
  readonly isBilled: boolean
}

/** Which work is meant; every filter narrows. Dates are calendar dates, both ends included. */
export interface WorkFilters {
  readonly kind?: string | undefined
  readonly stage?: string | undefined
  readonly customerId?: string | undefined
  readonly source?: string | undefined
  /** Whether it is on a live document. */
  readonly billed?: boolean | undefined
  /** Only what is in one of these stages and can be billed now. */
  readonly billableIn?: readonly string[] | undefined
  readonly q?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

type Row = Work & Pick<ReadWorkRow, 'customerName' | 'billed' | 'isBilled'>

const ROW = sql`${WORK_COLUMNS},
  (select v.name from customer c join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version
   where c.org_id = w.org_id and c.id = w.customer_id) as "customerName",
  coalesce((select sum(b.amount)::bigint from work_billing b
            where b.org_id = w.org_id and b.work_id = w.id and b.state <> 'released'), 0) as billed, w.billed as "isBilled"`

/** Work, the newest day first. */
export async function listWork(
  tx: Tx,
  orgId: string,
  asked: WorkFilters & PageAsked,
): Promise<Page<ReadWorkRow>> {
  const after = afterOf(asked.cursor, [PART.date, PART.id])
  const behind = when(after, ([day, id]) => sql`(w.occurred_on, w.id) < (${day}::date, ${id}::uuid)`)
  const found = await tx.all(sql<Row>`
    select ${ROW} from work w where w.org_id = ${orgId} and ${narrowing(orgId, asked)} and ${all(behind)}
    order by w.occurred_on desc, w.id desc limit ${asked.limit + 1}`)
  const { rows, nextCursor } = pageOf(found, asked.limit, (row) => [row.occurredOn, row.id])
  return { rows: rows.map(rowOf), nextCursor }
}

export const totalOfWork = (tx: Tx, orgId: string, asked: WorkFilters): Promise<Total> =>
  totalOf(tx, sql`work w where w.org_id = ${orgId} and ${narrowing(orgId, asked)}`)

function narrowing(orgId: string, asked: WorkFilters): RawBuilder<unknown> {
  return all(
    when(asked.kind, (kind) => sql`w.kind = ${kind}`),
    when(asked.stage, (stage) => sql`w.stage = ${stage}`),
    when(asked.customerId, (id) => sql`w.customer_id = ${id}`),
    when(asked.source, (source) => sql`w.source = ${source}`),
    when(asked.from, (day) => sql`w.occurred_on >= ${day}::date`),
    when(asked.to, (day) => sql`w.occurred_on <= ${day}::date`),
    when(asked.billed, (billed) => (billed ? sql`w.billed` : sql`not w.billed`)),
    when(
      asked.billableIn,
      (stages) => sql`(w.kind <> 'sale' and w.stage = any (${[...stages]}::text[]) and not w.billed)`,
    ),
    when(asked.q, (text) => {
      const { key, back } = typedKeys(text)
      return sql`(${begins(sql`w.reference_key`, key)} or ${begins(sql`w.reference_back`, back)}
        or w.customer_id = any (array(${customersNamed(orgId, text)})))`
    }),
  )
}

/** A piece of work with the event that charges it and the documents it is on, in the order they were made. */
export interface ReadWork extends ReadWorkRow {
  readonly eventBody: WorkEvent
  readonly billings: readonly {
    readonly invoice: Invoice
    readonly amount: bigint
    readonly state: WorkBilling['state']
    /** What the final credit notes over the document come to. */
    readonly noted: bigint
  }[]
}

export async function readWork(tx: Tx, orgId: string, id: string): Promise<ReadWork | null> {
  const [row, billed] = await Promise.all([
    tx.first(sql<Row & { eventBody: WorkEvent | null }>`
      select ${ROW}, (select e.body from work_event e where e.org_id = w.org_id and e.id = w.event_id) as "eventBody"
      from work w where w.org_id = ${orgId} and w.id = ${id}`),
    tx.all(sql<InvoiceRow & { billedAmount: bigint; billedState: WorkBilling['state']; noted: bigint }>`
      select ${INVOICE_COLUMNS}, b.amount as "billedAmount", b.state as "billedState",
        coalesce((select sum(n.total)::bigint from invoice n where n.org_id = i.org_id and n.original_id = i.id
                  and n.kind = 'credit_note' and n.stage = 'posted'), 0) as noted
      from work_billing b join invoice i on i.org_id = b.org_id and i.id = b.invoice_id
      where b.org_id = ${orgId} and b.work_id = ${id} order by b.invoice_id`),
  ])
  if (!row) return null
  const { eventBody, ...work } = row
  assert(eventBody, `the event that charges work ${id} is not there`)
  const billings = billed.map(({ billedAmount: amount, billedState: state, noted, ...invoice }) => ({
    invoice: invoiceOf(invoice),
    amount,
    state,
    noted,
  }))
  return { ...rowOf(work), eventBody, billings }
}

const rowOf = ({ customerName, billed, isBilled, ...work }: Row): ReadWorkRow => ({
  work,
  customerName,
  billed,
  isBilled,
})
