import { sql } from 'kysely'
import type { LockDates } from '../domain/ledger/lock-dates.ts'
import { assert } from '../kernel/assert.ts'
import type { Tx } from './engine/transaction.ts'

/** Through which days an organization's books are locked. */
export async function lockDates(tx: Tx, orgId: string): Promise<LockDates> {
  const row = await tx.first(sql<LockDates>`
    select soft_locked_through as soft, tax_locked_through as tax, hard_locked_through as hard
    from organization where org_id = ${orgId}`)
  assert(row, `there is no organization ${orgId}`)
  return row
}

/** Locks them through other days. The database itself keeps a hard lock from moving back. */
export async function setLockDates(tx: Tx, orgId: string, { soft, tax, hard }: LockDates): Promise<void> {
  await tx.run(sql`
    update organization
    set soft_locked_through = ${soft}, tax_locked_through = ${tax}, hard_locked_through = ${hard}
    where org_id = ${orgId}`)
}
