import { sql } from 'kysely'
import { accountsIn, type Check, check } from './check.ts'

/** The tax an entry tells of; whatever stands there is read, so that a fault is named and not stumbled over. */
const TAX_TOLD = sql`coalesce((select sum((g->>'tax')::bigint) from jsonb_path_query(e.taxes, '$[*]') g), 0)`

/** What must hold of each entry and its postings. */
export const ENTRY_CHECKS: readonly Check[] = [
  {
    statements: [
      { code: 'entry_balances', rule: 13, says: 'Every entry balances, and is what its postings say.' },
      {
        code: 'entry_taxes',
        rule: 22,
        says: 'The tax an entry tells of by rate is what it posts to Tax payable; a document’s entry tells of all of it.',
      },
    ],
    offenders: (org) => sql`
    select
      min(format('entry %s of %s (%s): %s postings of %s, sum %s, debits %s of %s', e.id, e.date, e.description,
          coalesce(p.n, 0), e.posting_count, coalesce(p.total, 0), coalesce(p.debit, 0), e.amount))
        filter (where p.n is null or p.total <> 0 or p.n <> e.posting_count or p.debit <> e.amount
          or p.first_line <> 1 or p.last_line <> p.n or p.d1 <> e.date or p.d2 <> e.date
          or p.c1 <> e.currency or p.c2 <> e.currency) as entry_balances,
      min(format('entry %s of %s (%s) tells of %s tax, posted are %s', e.id, e.date, e.description,
          ${TAX_TOLD}, coalesce(p.tax, 0)))
        filter (where (e.taxes is not null or (e.document_type = 'invoice'
            and e.kind in ('revenue_recognition', 'revenue_recognition_reversal', 'credit_note', 'credit_note_reversal')))
          and (${TAX_TOLD} <> coalesce(p.tax, 0) or jsonb_typeof(e.taxes) <> 'array')) as entry_taxes
    from journal_entry e left join (
      select entry_id, count(*) n, sum(amount) total, sum(amount) filter (where amount > 0) debit,
        min(line) first_line, max(line) last_line, min(date) d1, max(date) d2, min(currency) c1, max(currency) c2,
        -sum(amount) filter (where account = any (${accountsIn(org, 'tax_payable')})) as tax
      from posting where org_id = ${org} group by entry_id) p on p.entry_id = e.id
    where e.org_id = ${org}`,
  },
  check(
    'posting_has_entry',
    20,
    'Every posting belongs to an entry and to an account of the chart.',
    // The accounts that are posted to are found one after the other in an index that begins with them.
    (org) => sql`
    with recursive posted(account) as (
      select min(account) from posting where org_id = ${org}
      union all
      select (select min(p.account) from posting p where p.org_id = ${org} and p.account > l.account)
      from posted l where l.account is not null)
    select format('posting %s of entry %s to account %s', s.line, s.entry_id, s.account) as offender from (
      (select p.entry_id, p.line, (select min(a.account) from posting a
          where a.org_id = ${org} and a.entry_id = p.entry_id and a.line = p.line) as account
       from posting p where p.org_id = ${org}
         and not exists (select from journal_entry e where e.org_id = p.org_id and e.id = p.entry_id)
       order by p.entry_id, p.line limit 1)
      union all
      (select p.entry_id, p.line, p.account from posting p
       where p.org_id = ${org} and p.account = any (array(
         select l.account from posted l where l.account is not null
           and not exists (select from account a where a.org_id = ${org} and a.code = l.account)))
       order by p.entry_id, p.line limit 1)) s
    limit 1`,
  ),
  check(
    'reversal_mirrors',
    20,
    'Every reversal is the mirror of the entry it reverses.',
    (org) => sql`
    select format('entry %s reverses %s', r.id, r.reverses) as offender
    from journal_entry r left join journal_entry e on e.org_id = r.org_id and e.id = r.reverses
    where r.org_id = ${org} and r.reverses is not null and (e.id is null or e.currency <> r.currency
      or e.amount <> r.amount or exists (
        select from (select account, invoice_id, amount from posting where org_id = ${org} and entry_id = e.id) a
        full join (select account, invoice_id, -amount as amount from posting where org_id = ${org} and entry_id = r.id) b
          on a.account = b.account and a.amount = b.amount and a.invoice_id is not distinct from b.invoice_id
        where a.account is null or b.account is null))
    order by r.id limit 1`,
  ),
]
