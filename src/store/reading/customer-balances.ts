import { sql } from 'kysely'
import type { AccountBalance } from '../../domain/ledger/account.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { isKnown } from './known-at.ts'
import type { BalancesAsked } from './reports.ts'

interface CustomerAsked extends BalancesAsked {
  readonly customerId: string
  readonly account?: string | undefined
}

/**
 * What the entries about a customer come to on each account at the end of a day (calendar date). No balance of a customer
 * is kept, so it costs the entries about the customer until then, whatever else is in the books.
 */
export const customerBalances = (
  tx: Tx,
  orgId: string,
  { customerId, account, asOf, currency, knownAt }: CustomerAsked,
): Promise<Pick<AccountBalance, 'account' | 'currency' | 'balance'>[]> =>
  tx.all(sql<Pick<AccountBalance, 'account' | 'currency' | 'balance'>>`
    select p.account, p.currency, sum(p.amount)::bigint as balance
    from journal_entry e join posting p on p.org_id = e.org_id and p.entry_id = e.id
    where e.org_id = ${orgId} and e.customer_id = ${customerId} and e.date <= ${asOf}::date
      and ${isKnown(knownAt)}
      and ${all(
        when(currency, (code) => sql`e.currency = ${code}`),
        when(account, (code) => sql`p.account = ${code}`),
      )}
    group by p.account, p.currency having sum(p.amount) <> 0`)
