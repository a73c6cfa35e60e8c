import { sql } from 'kysely'
import type { Invoice, InvoiceLine } from '../../domain/invoice/invoice.ts'
import type { Tx } from '../engine/transaction.ts'
import { INVOICE_COLUMNS, invoiceOf, type InvoiceRow } from '../rows/invoice.ts'
import { LINE_COLUMNS, lineOf, type LineRow } from '../rows/invoice-line.ts'
import { each } from './each.ts'

export async function findInvoices(tx: Tx, orgId: string, ids: readonly string[]): Promise<Invoice[]> {
  if (ids.length === 0) return []
  const rows = await tx.all(sql<InvoiceRow>`
    select ${INVOICE_COLUMNS} from invoice i where i.org_id = ${orgId} and i.id = any (${ids}::uuid[])`)
  return rows.map(invoiceOf)
}

export async function findInvoicesByNumber(
  tx: Tx,
  orgId: string,
  numbers: readonly string[],
): Promise<Invoice[]> {
  if (numbers.length === 0) return []
  const rows = await tx.all(sql<InvoiceRow>`
    select ${INVOICE_COLUMNS} from invoice i where i.org_id = ${orgId} and i.number = any (${numbers}::text[])`)
  return rows.map(invoiceOf)
}

/** The documents on which customers owe something, the earliest due first. */
export async function findOpenItems(
  tx: Tx,
  orgId: string,
  customerIds: readonly string[],
): Promise<Invoice[]> {
  if (customerIds.length === 0) return []
  const rows = await tx.all(sql<InvoiceRow>`
    select ${INVOICE_COLUMNS} from invoice i
    where i.org_id = ${orgId} and i.customer_id = any (${customerIds}::uuid[]) and i.receivable > 0
    order by i.due_on, i.issued_on, i.id`)
  return rows.map(invoiceOf)
}

/** The lines of documents' current revisions, in their order, by document. */
export async function findLines(
  tx: Tx,
  orgId: string,
  of: readonly Invoice[],
): Promise<Map<string, InvoiceLine[]>> {
  const lines = new Map<string, InvoiceLine[]>()
  if (of.length === 0) return lines
  const rows = await tx.all(sql<LineRow>`
    select ${LINE_COLUMNS}
    from unnest(${of.map(({ id }) => id)}::uuid[], ${of.map(({ revision }) => revision)}::int[]) as asked (id, revision)
    ${each(sql`invoice_line l where l.org_id = ${orgId} and l.invoice_id = asked.id and l.revision = asked.revision`)} l
    order by l.invoice_id, l.position`)
  for (const row of rows) {
    const ofOne = lines.get(row.invoiceId)
    if (ofOne) ofOne.push(lineOf(row))
    else lines.set(row.invoiceId, [lineOf(row)])
  }
  return lines
}
