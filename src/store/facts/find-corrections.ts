import { sql } from 'kysely'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { Corrections } from '../../domain/plan/facts.ts'
import type { Tx } from '../engine/transaction.ts'
import { INVOICE_COLUMNS, invoiceOf, type InvoiceRow } from '../rows/invoice.ts'
import { findLines } from './find-invoices.ts'
import { findSettledPayments } from './find-payments.ts'

/** What a correction of documents asks about: their lines, their credit notes, what settled them. By document. */
export async function findCorrections(
  tx: Tx,
  orgId: string,
  originals: readonly Invoice[],
): Promise<Map<string, Corrections>> {
  if (originals.length === 0) return new Map()
  const ids = originals.map(({ id }) => id)
  const [rows, settled] = await Promise.all([
    tx.all(sql<InvoiceRow>`
      select ${INVOICE_COLUMNS} from invoice i
      where i.org_id = ${orgId} and i.original_id = any (${ids}::uuid[]) and i.kind = 'credit_note' order by i.id`),
    tx.all(sql<{ invoiceId: string; paymentId: string }>`
      select distinct a.invoice_id as "invoiceId", a.source_id as "paymentId" from allocation a
      where a.org_id = ${orgId} and a.invoice_id = any (${ids}::uuid[]) and a.source_type = 'payment'`),
  ])
  const notes = rows.map(invoiceOf)
  const [lines, payments] = await Promise.all([
    findLines(tx, orgId, [...originals, ...notes]),
    findSettledPayments(tx, orgId, [...new Set(settled.map(({ paymentId }) => paymentId))]),
  ])
  return new Map(
    ids.map((id) => [
      id,
      {
        lines: lines.get(id) ?? [],
        notes: notes
          .filter(({ originalId }) => originalId === id)
          .map((note) => ({ note, lines: lines.get(note.id) ?? [] })),
        payments: payments.filter(({ payment }) =>
          settled.some((one) => one.invoiceId === id && one.paymentId === payment.id),
        ),
      },
    ]),
  )
}

/** What the final credit notes over documents come to, by document: minor units. */
export async function findNoted(tx: Tx, orgId: string, ids: readonly string[]): Promise<Map<string, bigint>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.all(sql<{ id: string; noted: bigint }>`
    select i.original_id as id, sum(i.total)::bigint as noted from invoice i
    where i.org_id = ${orgId} and i.original_id = any (${ids}::uuid[])
      and i.kind = 'credit_note' and i.stage = 'posted'
    group by i.original_id`)
  return new Map(rows.map(({ id, noted }) => [id, noted]))
}
