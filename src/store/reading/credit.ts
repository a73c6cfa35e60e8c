import { sql } from 'kysely'
import { type CreditSource, inOrderOfUse } from '../../domain/receivables/credit.ts'
import type { CreditUse } from '../../domain/profile/profile.ts'
import type { Tx } from '../engine/transaction.ts'
import { findCredit } from '../facts/find-receivables.ts'

/** Credit of a customer that was set against a document, on a calendar date, and whether it was taken off again. */
interface ReadCreditUse {
  readonly allocationId: string
  readonly invoiceId: string
  readonly number: string | null
  readonly currency: string
  readonly amount: bigint
  readonly appliedOn: string
  readonly undoneOn: string | null
}

export interface ReadCredit {
  readonly use: CreditUse
  readonly sources: readonly CreditSource[]
  readonly uses: readonly ReadCreditUse[]
}

const MOST_USES = 100

/** What is kept for a customer, the oldest first, and what of it was used, the newest first. */
export async function readCredit(tx: Tx, orgId: string, customerId: string): Promise<ReadCredit> {
  const [sources, uses, habit] = await Promise.all([
    findCredit(tx, orgId, [customerId]),
    tx.all(sql<ReadCreditUse>`
      select a.id as "allocationId", a.invoice_id as "invoiceId", i.number, i.currency, a.amount,
        a.allocated_on as "appliedOn", u.undone_on as "undoneOn"
      from invoice i join allocation a on a.org_id = i.org_id and a.invoice_id = i.id and a.of_credit
      left join allocation_undo u on u.org_id = a.org_id and u.allocation_id = a.id
      where i.org_id = ${orgId} and i.customer_id = ${customerId} order by a.id desc limit ${MOST_USES}`),
    tx.first(sql<{ use: CreditUse | null }>`
      select v.profile->>'creditUse' as use from organization o
      join organization_version v on v.org_id = o.org_id and v.version = o.version where o.org_id = ${orgId}`),
  ])
  return { use: habit?.use ?? 'off', sources: inOrderOfUse(sources), uses }
}

/** An allocation with the document it is on: minor units. */
export interface ReadAllocation {
  readonly amount: bigint
  readonly currency: string
  readonly invoiceId: string
  readonly number: string | null
  readonly open: bigint
}

export async function readAllocation(tx: Tx, orgId: string, id: string): Promise<ReadAllocation | null> {
  const row = await tx.first(sql<ReadAllocation>`
    select a.amount, i.currency, i.id as "invoiceId", i.number, i.open
    from allocation a join invoice i on i.org_id = a.org_id and i.id = a.invoice_id
    where a.org_id = ${orgId} and a.id = ${id}`)
  return row ?? null
}
