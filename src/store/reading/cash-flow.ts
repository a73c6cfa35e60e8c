import { sql } from 'kysely'
import type { CashMovement } from '../../domain/ledger/cash-flow.ts'
import type { Span } from '../../domain/ledger/span.ts'
import type { Tx } from '../engine/transaction.ts'
import type { EntryShares } from './entry-shares.ts'

/** Accounts that are cash: money at hand and at the bank. What is still to be collected or paid out is not. */
const IS_CASH = sql`coalesce(a.role in ('cash', 'bank'), false)`

/** The codes of the accounts that are cash. */
export async function cashAccounts(tx: Tx, orgId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.all(
    sql<{ code: string }>`select a.code from account a where a.org_id = ${orgId} and ${IS_CASH}`,
  )
  return new Set(rows.map(({ code }) => code))
}

/**
 * What each entry of a span brought into cash (positive) or took out of it, by what it was for: what customers paid, was
 * given back, sold over the counter or paid out by a gateway; else by the account on the other side. Money moved from one
 * cash account to another is neither. As every entry balances, all together is what the cash accounts moved by.
 */
export function cashShares(orgId: string, { from, to }: Span): EntryShares {
  return sql`
    select l.entry_id, l.currency, -l.amount as amount,
      case regexp_replace(e.kind, '_reversal$', '')
        when 'invoice_payment' then 'customers'
        when 'refund' then 'refunds'
        when 'storefront_sale' then 'sales'
        when 'cash_collected' then 'sales'
        when 'gateway_payout' then 'payouts'
        else l.account end as key
    from (
      select distinct p.entry_id from posting p
      join account a on a.org_id = p.org_id and a.code = p.account and ${IS_CASH}
      where p.org_id = ${orgId} and p.date between ${from}::date and ${to}::date) touched
    join posting l on l.org_id = ${orgId} and l.entry_id = touched.entry_id
    join account a on a.org_id = l.org_id and a.code = l.account and not ${IS_CASH}
    join journal_entry e on e.org_id = l.org_id and e.id = l.entry_id`
}

/** What came into cash and went out of it in a span. */
export function cashMovements(
  tx: Tx,
  orgId: string,
  { span, currency }: { readonly span: Span; readonly currency?: string | undefined },
): Promise<CashMovement[]> {
  return tx.all(sql<CashMovement>`
    select m.currency, m.key, a.name, m.amount from (
      select s.currency, s.key, sum(s.amount)::bigint as amount from (${cashShares(orgId, span)}) s
      where ${currency === undefined ? sql`true` : sql`s.currency = ${currency}`}
      group by s.currency, s.key having sum(s.amount) <> 0) m
    left join account a on a.org_id = ${orgId} and a.code = m.key`)
}
