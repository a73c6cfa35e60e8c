import type { Books } from '../support/road/books.ts'

/** What our books say is owed by customers, in whole cents: the journal's own sum. */
export async function receivable(books: Books): Promise<number> {
  const [row] = await books.rows<{ sum: string | null }>(
    `select sum(p.amount)::text as sum from posting p join account a on a.org_id = p.org_id and a.code = p.account
     where p.org_id = $1 and a.role = 'receivable'`,
  )
  return Number(row?.sum ?? 0)
}

/** The documents an order led to, as "kind stage total". */
export async function documentsOf(books: Books, order: string): Promise<string[]> {
  const rows = await books.rows<{ kind: string; stage: string; total: bigint }>(
    `select i.kind, i.stage, i.total from invoice i join work_billing b on b.org_id = i.org_id and b.invoice_id = i.id
     join work w on w.org_id = b.org_id and w.id = b.work_id where i.org_id = $1 and w.external_id = $2 order by i.id`,
    [order],
  )
  return rows.map(({ kind, stage, total }) => `${kind} ${stage} ${total}`)
}
