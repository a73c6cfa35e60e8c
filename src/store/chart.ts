import { sql } from 'kysely'
import type { Account } from '../domain/ledger/account.ts'
import type { Tx } from './engine/transaction.ts'

export async function insertAccount(
  tx: Tx,
  orgId: string,
  { code, name, type, role, active }: Account,
): Promise<void> {
  await tx.run(sql`
    insert into account (org_id, code, name, type, role, active)
    values (${orgId}, ${code}, ${name}, ${type}, ${role}, ${active})`)
}

export async function updateAccount(
  tx: Tx,
  orgId: string,
  { code, name, type, active }: Account,
): Promise<void> {
  await tx.run(sql`
    update account set name = ${name}, type = ${type}, active = ${active}
    where org_id = ${orgId} and code = ${code}`)
}

/** Whether anything was ever posted to an account, or a line of a document names it. */
export async function hasPostings(tx: Tx, orgId: string, code: string): Promise<boolean> {
  const row = await tx.first(sql<{ found: boolean }>`
    select exists (select from balance_month where org_id = ${orgId} and account = ${code})
      or exists (select from line_account where org_id = ${orgId} and account = ${code}) as found`)
  return row?.found ?? false
}
