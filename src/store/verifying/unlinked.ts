import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'

interface Linked {
  readonly what: string
  readonly column: string
  readonly width: number
  readonly rows: (org: string) => RawBuilder<unknown>
}

const INSTALMENTS: Linked = {
  what: 'agreement about instalments',
  column: 'instalments',
  width: 16,
  rows: (org) =>
    sql`select id::text as key, uuid_send(id) as packed from instalment_plan where org_id = ${org}`,
}

const LINKED: readonly Linked[] = [
  {
    what: 'entry',
    column: 'entries',
    width: 16,
    rows: (org: string) =>
      sql`select id::text as key, uuid_send(id) as packed from journal_entry where org_id = ${org}`,
  },
  {
    what: 'the lines of document',
    column: 'revisions',
    width: 20,
    rows: (org: string) => sql`
      select invoice_id::text as key, uuid_send(invoice_id) || int4send(revision) as packed
      from invoice_line where org_id = ${org} group by invoice_id, revision`,
  },
  {
    what: 'final document',
    column: 'documents',
    width: 16,
    rows: (org: string) =>
      sql`select coalesce(number, id::text) as key, uuid_send(id) as packed from invoice where org_id = ${org} and posted_at is not null`,
  },
  {
    what: 'customer',
    column: 'customers',
    width: 20,
    rows: (org: string) => sql`
      select customer_id::text as key, uuid_send(customer_id) || int4send(version) as packed
      from customer_version where org_id = ${org}`,
  },
]

/**
 * What stands in the books and in no link: the first of it in words. Counted first, which is cheap; only where the
 * counts differ are the rows themselves looked for. Where no link covers instalments yet, they are believed.
 */
export async function unlinked(tx: Tx, orgId: string, coversInstalments: boolean): Promise<string | null> {
  for (const { what, column, width, rows } of coversInstalments ? [...LINKED, INSTALMENTS] : LINKED) {
    const counted = await tx.first(sql<{ linked: bigint; standing: bigint }>`
      select (select coalesce(sum(length(${sql.ref(column)}) / ${width}::int), 0)::bigint from book_link where org_id = ${orgId}) as linked,
        (select count(*) from (${rows(orgId)}) r) as standing`)
    if (counted!.linked === counted!.standing) continue
    const stray = await tx.first(sql<{ key: string }>`
      select r.key from (${rows(orgId)}) r
      where not exists (
        select from book_link k, generate_series(0, length(k.${sql.ref(column)}) / ${width}::int - 1) n
        where k.org_id = ${orgId} and substr(k.${sql.ref(column)}, n * ${width}::int + 1, ${width}::int) = r.packed)
      order by r.key limit 1`)
    return stray
      ? `${what} ${stray.key} was not written by Billhook`
      : `there are fewer or more of ${what} than were written`
  }
  return null
}
