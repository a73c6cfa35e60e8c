import { sql } from 'kysely'
import type { Payment } from '../../domain/receivables/payment.ts'
import type { Tx } from '../engine/transaction.ts'
import { PAYMENT_COLUMNS } from '../rows/payment.ts'
import type { KnownPayment } from './gathered.ts'

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
    join payment p on p.org_id = ${orgId} and p.provider = asked.provider and p.provider_id = asked.provider_id`)
  return rows.map(({ bodyHash, ...payment }) => ({ payment, bodyHash: bodyHash.toString('hex') }))
}
