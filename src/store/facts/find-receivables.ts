import { sql } from 'kysely'
import type { KnownAllocation } from '../../domain/plan/facts.ts'
import type { CreditSource } from '../../domain/receivables/credit.ts'
import type { Allocation, Payment } from '../../domain/receivables/payment.ts'
import type { StandingWriteOff, WriteOff } from '../../domain/receivables/write-off.ts'
import type { Tx } from '../engine/transaction.ts'
import { columns } from '../rows/columns.ts'
import { INVOICE_COLUMNS, invoiceOf, type InvoiceRow } from '../rows/invoice.ts'
import { ALLOCATION_COLUMNS, PAYMENT_COLUMNS } from '../rows/payment.ts'

/** Allocations, each with whether it was undone. */
export async function findAllocations(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<KnownAllocation[]> {
  if (ids.length === 0) return []
  const rows = await tx.all(sql<Allocation & { undone: boolean }>`
    select ${ALLOCATION_COLUMNS},
      exists (select from allocation_undo u where u.org_id = a.org_id and u.allocation_id = a.id) as undone
    from allocation a where a.org_id = ${orgId} and a.id = any (${ids}::uuid[])`)
  return rows.map(({ undone, ...allocation }) => ({ allocation, undone }))
}

/** What is kept for customers: of payments, what they left less what of it was given back; of notes, what they set against nothing. */
export async function findCredit(
  tx: Tx,
  orgId: string,
  customerIds: readonly string[],
): Promise<CreditSource[]> {
  if (customerIds.length === 0) return []
  const [payments, notes] = await Promise.all([
    tx.all(sql<Payment & { left: bigint }>`
      select * from (
        select ${PAYMENT_COLUMNS}, (p.unapplied - coalesce((select sum(r.amount) from refund r
            where r.org_id = p.org_id and r.payment_id = p.id and r.invoice_id is null), 0))::bigint as "left"
        from payment p where p.org_id = ${orgId} and p.customer_id = any (${customerIds}::uuid[]) and p.unapplied > 0
      ) kept where "left" > 0`),
    tx.all(sql<InvoiceRow>`
      select ${INVOICE_COLUMNS} from invoice i
      where i.org_id = ${orgId} and i.customer_id = any (${customerIds}::uuid[]) and i.kind = 'credit_note'
        and i.stage = 'posted' and i.credited < i.total`),
  ])
  return [
    ...payments.map(({ left, ...payment }): CreditSource => ({ kind: 'payment', payment, left })),
    ...notes.map(invoiceOf).map((note): CreditSource => ({
      kind: 'credit_note',
      note,
      left: note.total - note.credited,
    })),
  ]
}

const WRITE_OFF_COLUMNS = columns('w', [
  'id',
  'invoiceId',
  'currency',
  'amount',
  'writtenOffOn',
  'reason',
] as const satisfies readonly (keyof WriteOff)[])

/** Write-offs of documents that were not taken back, in the order they were made. */
export async function findWriteOffs(
  tx: Tx,
  orgId: string,
  invoiceIds: readonly string[],
): Promise<StandingWriteOff[]> {
  if (invoiceIds.length === 0) return []
  return tx.all(sql<StandingWriteOff>`
    select ${WRITE_OFF_COLUMNS}, e.entry_id as "entryId" from write_off w
    join write_off_entry e on e.org_id = w.org_id and e.write_off_id = w.id
    where w.org_id = ${orgId} and w.invoice_id = any (${invoiceIds}::uuid[])
      and not exists (select from reinstatement r where r.org_id = w.org_id and r.write_off_id = w.id)
    order by w.id`)
}
