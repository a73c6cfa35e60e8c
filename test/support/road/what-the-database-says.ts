import { verifyBooks } from '../../../src/operations/verify-books.ts'
import type { Books } from './books.ts'

/**
 * Everything wrong with an organization's rows, as sentences; empty when all is well. Each figure that is kept is taken
 * anew from the rows it is made of.
 */
const CHECKS: readonly (readonly [what: string, sql: string])[] = [
  [
    'an entry does not balance or is not what its postings say',
    `select e.id from journal_entry e left join posting p on p.org_id = e.org_id and p.entry_id = e.id
     where e.org_id = $1 group by e.org_id, e.id
     having coalesce(sum(p.amount), 1) <> 0 or count(p.*) <> e.posting_count
       or coalesce(sum(p.amount) filter (where p.amount > 0), 0) <> e.amount`,
  ],
  [
    'Accounts receivable is not what the documents hold',
    `select coalesce(a.currency, b.currency) from
       (select p.currency, sum(p.amount) amount from posting p join account k on k.org_id = p.org_id and k.code = p.account and k.role = 'receivable'
        where p.org_id = $1 group by 1 having sum(p.amount) <> 0) a
     full join (select currency, sum(receivable) amount from invoice where org_id = $1 group by 1 having sum(receivable) <> 0) b
       on a.currency = b.currency
     where a.amount is distinct from b.amount`,
  ],
  [
    'a document holds something else than the journal posts for it',
    `select i.id from invoice i left join (
       select p.invoice_id, sum(p.amount) amount from posting p join account k on k.org_id = p.org_id and k.code = p.account and k.role = 'receivable'
       where p.org_id = $1 group by 1) p on p.invoice_id = i.id
     where i.org_id = $1 and coalesce(p.amount, 0) <> i.receivable`,
  ],
  [
    'a kept balance of a day is not the journal’s',
    `select 1 from (select account, currency, date, sum(amount) filter (where amount > 0) debit, -sum(amount) filter (where amount < 0) credit, count(*) n
        from posting where org_id = $1 group by 1, 2, 3) j
     full join (select * from balance_day where org_id = $1) b on (b.account, b.currency, b.date) = (j.account, j.currency, j.date)
     where coalesce(j.debit, 0) is distinct from b.debit or coalesce(j.credit, 0) is distinct from b.credit or j.n is distinct from b.postings`,
  ],
  [
    'a kept balance of a month is not the sum of its days',
    `select 1 from (select account, currency, date_trunc('month', date)::date as month, sum(debit) debit, sum(credit) credit, sum(postings) n
        from balance_day where org_id = $1 group by 1, 2, 3) d
     full join (select * from balance_month where org_id = $1) m on (m.account, m.currency, m.month) = (d.account, d.currency, d.month)
     where d.debit is distinct from m.debit or d.credit is distinct from m.credit or d.n is distinct from m.postings`,
  ],
  [
    'what is kept to fall due on a day is not what the documents hold',
    `select 1 from (select currency, due_on, stage, sum(amount) amount, count(*) n from (
        select currency, due_on, case stage when 'draft' then 'draft' else 'final' end as stage, receivable as amount
        from invoice where org_id = $1 and receivable > 0 and (instalments is null or instalments->'parts' = '[]')
        union all
        select currency, due, stage, sum(open) from (
          select id, currency, case stage when 'draft' then 'draft' else 'final' end as stage, (part->>'dueOn')::date as due,
            least((part->>'amount')::bigint, sum((part->>'amount')::bigint) over (partition by id order by at)
              - greatest(0, sum((part->>'amount')::bigint) over (partition by id) - receivable)) as open
          from invoice, jsonb_array_elements(instalments->'parts') with ordinality as p (part, at)
          where org_id = $1 and receivable > 0
          union all
          select id, currency, case stage when 'draft' then 'draft' else 'final' end, (instalments->>'agreedDueOn')::date, receivable
            - (select sum((part->>'amount')::bigint) from jsonb_array_elements(instalments->'parts') part)
          from invoice where org_id = $1 and jsonb_array_length(instalments->'parts') > 0
        ) shares where open > 0 group by id, currency, stage, due) held group by 1, 2, 3) i
     full join (select * from receivable_day where org_id = $1 and (amount <> 0 or items <> 0)) r
       on (r.currency, r.due_on, r.stage) = (i.currency, i.due_on, i.stage)
     where i.amount is distinct from r.amount or i.n is distinct from r.items`,
  ],
  [
    'a number is missing, given twice, or not counted',
    `select s.code from number_series s left join (
       select series, count(*) n, count(distinct number_seq) d, max(number_seq) last from invoice where org_id = $1 and number is not null group by 1) i
       on i.series = s.code
     where s.org_id = $1 and (coalesce(i.n, 0) <> s.next - 1 or coalesce(i.d, 0) <> s.next - 1 or coalesce(i.last, 0) <> s.next - 1)`,
  ],
  [
    'an ended document has no reason for its number',
    `select id from invoice where org_id = $1 and stage in ('void', 'cancelled') and number is not null and coalesce(end_reason, '') = ''`,
  ],
  [
    'a piece of work has two live drafts',
    `select work_id from work_billing where org_id = $1 and state = 'draft' group by 1 having count(*) > 1`,
  ],
  [
    'a document is settled otherwise than allocated and given back',
    `select i.id from invoice i where i.org_id = $1 and (
       i.paid <> coalesce((select sum(a.amount) from allocation a where a.org_id = $1 and a.invoice_id = i.id and a.source_type = 'payment' and a.id not in (select allocation_id from allocation_undo where org_id = $1)), 0)
       or (i.kind <> 'credit_note' and i.credited <> coalesce((select sum(a.amount) from allocation a where a.org_id = $1 and a.invoice_id = i.id and a.source_type = 'credit_note' and a.id not in (select allocation_id from allocation_undo where org_id = $1)), 0))
       or i.refunded <> coalesce((select sum(r.amount) from refund r where r.org_id = $1 and r.invoice_id = i.id), 0))`,
  ],
  [
    'a payment is not what it settled and what is left of it',
    `select p.id from payment p where p.org_id = $1 and p.amount <> p.unapplied
       + coalesce((select sum(a.amount - a.difference) from allocation a where a.org_id = $1 and a.source_id = p.id
           and a.id not in (select allocation_id from allocation_undo where org_id = $1)), 0)`,
  ],
  [
    'more of a payment’s or note’s credit was used than there was',
    `select p.id from payment p where p.org_id = $1 and p.unapplied
       < coalesce((select sum(r.amount) from refund r where r.org_id = $1 and r.payment_id = p.id and r.invoice_id is null), 0)
     union all select id from invoice where org_id = $1 and kind = 'credit_note' and credited > total`,
  ],
  [
    'the lines of a document are not those of its revision',
    `select i.id from invoice i left join (select invoice_id, revision, count(*) n, sum(net) net, sum(tax) tax from invoice_line where org_id = $1 group by 1, 2) l
       on l.invoice_id = i.id and l.revision = i.revision
     where i.org_id = $1 and (coalesce(l.n, 0) <> i.line_count or coalesce(l.net, 0) <> i.net or coalesce(l.tax, 0) <> i.tax)`,
  ],
]

export async function wrongIn(books: Pick<Books, 'rows' | 'world' | 'orgId'>): Promise<string[]> {
  const wrong: string[] = []
  for (const [what, sql] of CHECKS) {
    const rows = await books.rows(sql)
    if (rows.length > 0) wrong.push(`${what} (${rows.length})`)
  }
  // What the program itself proves must agree.
  const { verdicts } = await verifyBooks(books.world, books.orgId)
  for (const { code, holds, offender } of verdicts) if (!holds) wrong.push(`verify: ${code}: ${offender}`)
  return wrong
}
