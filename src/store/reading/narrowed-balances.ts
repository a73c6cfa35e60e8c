import { sql } from 'kysely'
import type { AccountBalance } from '../../domain/ledger/account.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { type EntriesMeant, isMeant } from './entries-meant.ts'
import { isKnown } from './known-at.ts'
import type { BalancesAsked } from './reports.ts'

interface NarrowedAsked extends BalancesAsked, EntriesMeant {
  readonly account?: string | undefined
}

/**
 * What the entries about a customer or of a source come to on each account at the end of a day (calendar date). No balance
 * of either is kept: of a customer it costs their entries until then, of a source what was posted to the account.
 */
export const narrowedBalances = (
  tx: Tx,
  orgId: string,
  { account, asOf, currency, knownAt, ...meant }: NarrowedAsked,
): Promise<Pick<AccountBalance, 'account' | 'currency' | 'balance'>[]> =>
  tx.all(sql<Pick<AccountBalance, 'account' | 'currency' | 'balance'>>`
    select p.account, p.currency, sum(p.amount)::bigint as balance
    from journal_entry e join posting p on p.org_id = e.org_id and p.entry_id = e.id
    where e.org_id = ${orgId} and e.date <= ${asOf}::date and ${isMeant(orgId, meant)} and ${isKnown(knownAt)}
      and ${all(
        when(currency, (code) => sql`e.currency = ${code}`),
        when(account, (code) => sql`p.account = ${code}`),
      )}
    group by p.account, p.currency having sum(p.amount) <> 0`)
