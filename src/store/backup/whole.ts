import type pg from 'pg'

/**
 * What the statement triggers refuse row by row, asked of everything at once: they look at a statement's own rows, and a
 * backup brings the rows of one statement in several. Each question finds what is wrong, and nothing when all is well.
 */
const questions = (
  standing: string,
  of: (alias: string) => string,
): readonly (readonly [what: string, sql: string])[] => [
  [
    'a journal entry does not balance or does not match its postings',
    `select 1 from journal_entry e left join (
       select org_id, entry_id, count(*) n, sum(amount) total, sum(amount) filter (where amount > 0) debit, min(line) first_line, max(line) last_line,
              min(date) d1, max(date) d2, min(currency) c1, max(currency) c2 from posting p where ${of('p')} group by 1, 2) p
       on p.org_id = e.org_id and p.entry_id = e.id
     where ${of('e')} and (p.entry_id is null or p.total <> 0 or p.n <> e.posting_count or p.debit <> e.amount or p.first_line <> 1 or p.last_line <> p.n
        or p.d1 <> e.date or p.d2 <> e.date or p.c1 <> e.currency or p.c2 <> e.currency) limit 1`,
  ],
  [
    'a posting belongs to no journal entry, or names an account that is not in the chart',
    `select 1 from posting p where ${of('p')} and (not exists (select from journal_entry e where e.org_id = p.org_id and e.id = p.entry_id)
        or not exists (select from account a where a.org_id = p.org_id and a.code = p.account)) limit 1`,
  ],
  [
    'the lines of a document do not match it',
    `select 1 from invoice i left join (
       select org_id, invoice_id, revision, count(*) n, max(position) last, sum(net) net, sum(tax) tax from invoice_line l where ${of('l')} group by 1, 2, 3) l
       on l.org_id = i.org_id and l.invoice_id = i.id and l.revision = i.revision
     where ${of('i')} and (coalesce(l.n, 0) <> i.line_count or coalesce(l.last, 0) <> i.line_count or coalesce(l.net, 0) <> i.net or coalesce(l.tax, 0) <> i.tax)
     limit 1`,
  ],
  [
    'a document names a customer or a version of the organization that does not exist',
    `select 1 from invoice i
     where ${of('i')} and (not exists (select from customer_version c where c.org_id = i.org_id and c.customer_id = i.customer_id and c.version = i.customer_version)
        or not exists (select from organization_version v where v.org_id = i.org_id and v.version = i.seller_version)
        or not exists (select from organization_version v where v.org_id = i.org_id and v.version = i.profile_version)) limit 1`,
  ],
  [
    "a payment's allocations do not add up to what it applies",
    `select 1 from payment p left join (
       select org_id, source_id, sum(amount - difference) amount from ${standing} where source_type = 'payment' group by 1, 2) a
       on a.org_id = p.org_id and a.source_id = p.id
     where ${of('p')} and p.amount - p.unapplied <> coalesce(a.amount, 0) limit 1`,
  ],
  [
    'what a document received is not what was allocated to it',
    `select 1 from invoice i left join (select org_id, invoice_id, sum(amount) amount from ${standing} group by 1, 2) a
       on a.org_id = i.org_id and a.invoice_id = i.id
     where ${of('i')} and a.amount is not null and i.paid + i.credited <> a.amount limit 1`,
  ],
]

/** The allocations that count. A backup of an older schema knows of none that were undone. */
const STANDING = `(select * from allocation a
  where not exists (select from allocation_undo u where u.org_id = a.org_id and u.allocation_id = a.id)) standing`
const STANDING_BEFORE = '(select *, 0 as difference from allocation) standing'

/** Everything that is wrong with the books of all organizations, or of one, as sentences; empty when they are whole. */
export async function wrongInBooks(client: pg.Client, orgId?: string): Promise<string[]> {
  const of = (alias: string): string => (orgId === undefined ? 'true' : `${alias}.org_id = '${orgId}'`)
  const { rows } = await client.query<{ knows: boolean }>(
    `select to_regclass('billhook.allocation_undo') is not null as knows`,
  )
  const wrong: string[] = []
  for (const [what, sql] of questions(rows[0]!.knows ? STANDING : STANDING_BEFORE, of))
    if ((await client.query(sql)).rows.length > 0) wrong.push(what)
  return wrong
}
