import { type Check, check } from './check.ts'
import { sql } from 'kysely'

/** What must hold of payouts: the one thing kept of them beside the journal is what it posts. */
export const PAYOUT_CHECKS: readonly Check[] = [
  check(
    'payouts',
    20,
    'Every payout takes its gross out of clearing, its fee to Gateway fees and its net to the bank.',
    (org) => sql`
    select format('payout %s of %s: gross %s, fee %s, net %s %s; posted %s, %s and %s, on %s', o.provider_id, o.provider,
      o.gross, o.fee, o.net, o.currency, coalesce(-p.gross, 0), coalesce(p.fee, 0), coalesce(p.net, 0), e.date) as offender
    from payout o
    left join journal_entry e on e.org_id = o.org_id and e.document_id = o.id and e.kind = 'gateway_payout'
      and e.reverses is null
    left join lateral (
      select sum(p.amount) filter (where a.role = 'gateway_clearing') as gross,
        sum(p.amount) filter (where a.role = 'gateway_fees') as fee,
        sum(p.amount) filter (where a.role = 'bank') as net
      from posting p join account a on a.org_id = p.org_id and a.code = p.account
      where p.org_id = e.org_id and p.entry_id = e.id) p on true
    where o.org_id = ${org} and (e.id is null or e.currency <> o.currency or e.date < o.paid_on
      or coalesce(-p.gross, 0) <> o.gross or coalesce(p.fee, 0) <> o.fee or coalesce(p.net, 0) <> o.net)
    order by o.id limit 1`,
  ),
  check(
    'payout_once',
    23,
    'Of the payouts under one id of a provider one stands at most, and it is the last.',
    (org) => sql`
    select format('payout %s of %s stands, and there is a later one', o.provider_id, o.provider) as offender
    from payout o
    join journal_entry e on e.org_id = o.org_id and e.document_id = o.id and e.reverses is null
    where o.org_id = ${org}
      and not exists (select from journal_entry r where r.org_id = e.org_id and r.reverses = e.id)
      and exists (select from payout n where n.org_id = o.org_id and n.provider = o.provider
        and n.provider_id = o.provider_id and n.id <> o.id and n.take >= o.take)
    order by o.id limit 1`,
  ),
]
