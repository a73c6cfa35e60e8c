import { sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'

/** A document and a deposit that was asked for on it, or that it deducts. */
export interface DepositOn {
  readonly invoiceId: string
  readonly depositId: string
}

/** Deposits that were asked for on documents, or that their lines deduct as they stand. */
export async function findDepositsOn(
  tx: Tx,
  orgId: string,
  invoiceIds: readonly string[],
): Promise<DepositOn[]> {
  if (invoiceIds.length === 0) return []
  return tx.all(sql<DepositOn>`
    select i.original_id as "invoiceId", i.id as "depositId" from invoice i
    where i.org_id = ${orgId} and i.original_id = any (${invoiceIds}::uuid[]) and i.kind = 'deposit'
    union
    select d.invoice_id, d.deposit_id from deduction d
    join invoice i on i.org_id = d.org_id and i.id = d.invoice_id and i.revision = d.revision
    where d.org_id = ${orgId} and d.invoice_id = any (${invoiceIds}::uuid[])`)
}

/** The live documents that deduct deposits, as they stand. */
export async function findDeducting(
  tx: Tx,
  orgId: string,
  depositIds: readonly string[],
): Promise<DepositOn[]> {
  if (depositIds.length === 0) return []
  return tx.all(sql<DepositOn>`
    select distinct d.invoice_id as "invoiceId", d.deposit_id as "depositId" from deduction d
    join invoice i on i.org_id = d.org_id and i.id = d.invoice_id and i.revision = d.revision
    where d.org_id = ${orgId} and d.deposit_id = any (${depositIds}::uuid[]) and i.stage in ('draft', 'posted')`)
}
