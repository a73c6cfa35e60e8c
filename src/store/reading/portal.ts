import { type RawBuilder, sql } from 'kysely'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { pastDue } from './instalments.ts'
import type { Tx } from '../engine/transaction.ts'
import { INVOICE_COLUMNS, invoiceOf, type InvoiceRow } from '../rows/invoice.ts'
import { all, containing, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'

/** A document as its customer's list shows it, with the trip or job it bills. */
export interface ReadPortalInvoice {
  readonly invoice: Invoice
  readonly work: readonly string[]
}

/** What a customer owes on documents they may see, and what is kept for them: minor units. */
export interface ReadPortalBalance {
  readonly currency: string
  readonly open: bigint
  readonly overdue: bigint
  readonly credit: bigint
}

/**
 * That its customer may see `invoice i`: `isShown` in SQL, with the profile the document froze. The rules' own function
 * stays the one that decides; a test compares the two. The versions that show what is final are looked up once.
 */
export const shown = (
  orgId: string,
): RawBuilder<unknown> => sql`i.posted_at is not null and (i.published_at is not null
  or i.profile_version = any (array(select version from organization_version
    where org_id = ${orgId} and profile->>'visibleWhen' = 'final')))`

/**
 * The documents a customer may see, the newest first. Archived ones come only when they are looked for: `q` is part of a
 * number, a reference, or what was done.
 */
export async function listPortalInvoices(
  tx: Tx,
  orgId: string,
  asked: PageAsked & { readonly customerId: string; readonly q?: string | undefined },
): Promise<Page<ReadPortalInvoice>> {
  const after = afterOf(asked.cursor, [PART.date, PART.id])
  const found = await tx.all(sql<InvoiceRow & { work: string[] }>`
    select ${INVOICE_COLUMNS}, array(
      select w.title from work_billing b join work w on w.org_id = b.org_id and w.id = b.work_id
      where b.org_id = i.org_id and b.invoice_id = i.id and b.state <> 'released' order by w.occurred_on, w.id) as work
    from invoice i
    where i.org_id = ${orgId} and i.customer_id = ${asked.customerId} and ${shown(orgId)} and ${all(
      asked.q === undefined ? sql`i.archived_at is null` : undefined,
      when(asked.q, (text) => {
        const part = containing(text)
        return sql`(i.number ilike ${part} or i.reference ilike ${part} or exists (
          select from work_billing b join work w on w.org_id = b.org_id and w.id = b.work_id
          where b.org_id = i.org_id and b.invoice_id = i.id and b.state <> 'released' and w.title ilike ${part}))`
      }),
      when(after, ([day, id]) => sql`(i.issued_on, i.id) < (${day}::date, ${id}::uuid)`),
    )}
    order by i.issued_on desc, i.id desc limit ${asked.limit + 1}`)
  const { rows, nextCursor } = pageOf(found, asked.limit, (row) => [row.issuedOn, row.id])
  return { rows: rows.map(({ work, ...row }) => ({ invoice: invoiceOf(row), work })), nextCursor }
}

/** What a customer owes on the documents they may see, archived ones too, and what is kept for them, in each currency. */
export function readPortalBalances(
  tx: Tx,
  orgId: string,
  customerId: string,
  today: string,
): Promise<ReadPortalBalance[]> {
  return tx.all(sql<ReadPortalBalance>`
    select currency, sum(open)::bigint as open, sum(overdue)::bigint as overdue, sum(credit)::bigint as credit from (
      select i.currency, i.receivable + i.written_off as open,
        ${pastDue(sql`(i.receivable + i.written_off)`, today)} as overdue,
        0 as credit
      from invoice i where i.org_id = ${orgId} and i.customer_id = ${customerId} and (i.receivable > 0 or i.written_off > 0)
        and i.stage = 'posted' and ${shown(orgId)}
      union all
      select p.currency, 0, 0, -p.amount from posting p
      join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'customer_credit'
      join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
      where p.org_id = ${orgId} and e.customer_id = ${customerId}
    ) as each group by currency having sum(open) <> 0 or sum(credit) <> 0 order by currency`)
}

/** The customers whose documents or payments these are; drafts too. */
export async function customersBehind(
  tx: Tx,
  orgId: string,
  { invoices, payments }: { readonly invoices: readonly string[]; readonly payments: readonly string[] },
): Promise<string[]> {
  const rows = await tx.all(sql<{ customerId: string }>`
    select customer_id as "customerId" from invoice where org_id = ${orgId} and id = any(${invoices}::uuid[])
    union select customer_id from payment where org_id = ${orgId} and id = any(${payments}::uuid[])`)
  return rows.map(({ customerId }) => customerId)
}

/**
 * For each of these customers a mark of what they may see, another one once any of it changed: versions of documents only
 * go up, and so do the payments. It reads their documents as the balance does.
 */
export function portalMarks(
  tx: Tx,
  orgId: string,
  customerIds: readonly string[],
): Promise<{ customerId: string; mark: string }[]> {
  return tx.all(sql<{ customerId: string; mark: string }>`
    select c.id as "customerId", concat_ws(' ',
      (select concat_ws(' ', count(*), sum(i.version)) from invoice i
        where i.org_id = ${orgId} and i.customer_id = c.id and ${shown(orgId)}),
      (select concat_ws(' ', count(*), sum(p.unapplied)) from payment p
        where p.org_id = ${orgId} and p.customer_id = c.id)) as mark
    from unnest(${customerIds}::uuid[]) as c (id)`)
}
