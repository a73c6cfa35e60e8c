import { sql } from 'kysely'
import type { Account } from '../../domain/ledger/account.ts'
import type { Tx } from '../engine/transaction.ts'

/** The chart of accounts, by code. */
export function listAccounts(tx: Tx, orgId: string): Promise<Account[]> {
  return tx.all(
    sql<Account>`select code, name, type, role, active from account where org_id = ${orgId} order by code`,
  )
}
