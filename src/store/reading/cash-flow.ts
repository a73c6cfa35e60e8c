import { type RawBuilder, sql } from 'kysely'
import type { CashMovement } from '../../domain/ledger/cash-flow.ts'
import type { Span } from '../../domain/ledger/span.ts'
import type { Tx } from '../engine/transaction.ts'
import type { EntryShares } from './entry-shares.ts'
import { isKnown } from './known-at.ts'
import type { MovementsAsked } from './movements.ts'

/** Which accounts a flow is of: a condition on account `a`. */
export type Flowing = RawBuilder<boolean>
/** Accounts that are cash: money at hand and at the bank. What is still to be collected or paid out is not. */
export const CASH: Flowing = sql`coalesce(a.role in ('cash', 'bank'), false)`
/** What gateways hold until they pay it out. */
export const CLEARING: Flowing = sql`coalesce(a.role = 'gateway_clearing', false)`

/** The codes of the accounts a flow is of. */
export async function accountsOf(tx: Tx, orgId: string, of: Flowing): Promise<ReadonlySet<string>> {
  const rows = await tx.all(
    sql<{ code: string }>`select a.code from account a where a.org_id = ${orgId} and ${of}`,
  )
  return new Set(rows.map(({ code }) => code))
}

/**
 * What each entry of a span brought into some accounts, such as cash (positive), or took out of them, by what it was for:
 * what customers paid, was given back, sold over the counter or paid out by a gateway; else by the account on the other
 * side. Money moved from one of them to another is neither. As every entry balances, all together is what they moved by.
 */
export function flowShares(orgId: string, of: Flowing, { from, to }: Span, knownAt?: string): EntryShares {
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
      join account a on a.org_id = p.org_id and a.code = p.account and ${of}
      where p.org_id = ${orgId} and p.date between ${from}::date and ${to}::date) touched
    join posting l on l.org_id = ${orgId} and l.entry_id = touched.entry_id
    join account a on a.org_id = l.org_id and a.code = l.account and not ${of}
    join journal_entry e on e.org_id = l.org_id and e.id = l.entry_id and ${isKnown(knownAt)}`
}

/** What came into some accounts and went out of them in a span. */
export function flowMovements(
  tx: Tx,
  orgId: string,
  of: Flowing,
  { span, currency, knownAt }: MovementsAsked & { readonly span: Span },
): Promise<CashMovement[]> {
  return tx.all(sql<CashMovement>`
    select m.currency, m.key, a.name, m.amount from (
      select s.currency, s.key, sum(s.amount)::bigint as amount from (${flowShares(orgId, of, span, knownAt)}) s
      where ${currency === undefined ? sql`true` : sql`s.currency = ${currency}`}
      group by s.currency, s.key having sum(s.amount) <> 0) m
    left join account a on a.org_id = ${orgId} and a.code = m.key`)
}
