import { sql } from 'kysely'
import type { SettledPayment } from '../../domain/plan/facts.ts'
import type { Allocation, Payment, Refund } from '../../domain/receivables/payment.ts'
import type { Tx } from '../engine/transaction.ts'
import { ALLOCATION_COLUMNS, PAYMENT_COLUMNS, REFUND_COLUMNS } from '../rows/payment.ts'
import type { KnownPayment } from './gathered.ts'
import { each } from './each.ts'

/** Payments recorded before, by provider and the id it gave them (rule 23). */
export async function findPayments(
  tx: Tx,
  orgId: string,
  keys: readonly { readonly provider: string; readonly providerId: string }[],
): Promise<KnownPayment[]> {
  if (keys.length === 0) return []
  const rows = await tx.all(sql<Payment & { bodyHash: Buffer }>`
    select ${PAYMENT_COLUMNS}, p.body_hash as "bodyHash"
    from unnest(${keys.map(({ provider }) => provider)}::text[], ${keys.map(({ providerId }) => providerId)}::text[])
      as asked (provider, provider_id)
    ${each(sql`payment p where p.org_id = ${orgId} and p.provider = asked.provider and p.provider_id = asked.provider_id`)} p`)
  return rows.map(({ bodyHash, ...payment }) => ({ payment, bodyHash: bodyHash.toString('hex') }))
}

/** Payments with what they settle and what of them was given back; what was undone is left out. */
export async function findSettledPayments(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<SettledPayment[]> {
  if (ids.length === 0) return []
  const [payments, allocations, refunds] = await Promise.all([
    tx.all(
      sql<Payment>`select ${PAYMENT_COLUMNS} from payment p where p.org_id = ${orgId} and p.id = any (${ids}::uuid[])`,
    ),
    tx.all(sql<Allocation>`select ${ALLOCATION_COLUMNS} from allocation a
      where a.org_id = ${orgId} and a.source_type = 'payment' and a.source_id = any (${ids}::uuid[])
        and not exists (select from allocation_undo u where u.org_id = a.org_id and u.allocation_id = a.id) order by a.id`),
    tx.all(sql<Refund>`select ${REFUND_COLUMNS} from refund r
      where r.org_id = ${orgId} and r.payment_id = any (${ids}::uuid[]) order by r.id`),
  ])
  return payments.map((payment) => ({
    payment,
    allocations: allocations.filter(({ sourceId }) => sourceId === payment.id),
    refunds: refunds.filter(({ paymentId }) => paymentId === payment.id),
  }))
}
