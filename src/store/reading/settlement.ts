import { sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'

/** One thing that changed what is open on a document: minor units, positive settles; calendar dates. */
export interface ReadSettlementPart {
  readonly kind: 'payment' | 'credit_note' | 'write_off' | 'refund'
  readonly id: string | null
  readonly allocationId: string | null
  readonly name: string | null
  readonly method: string | null
  readonly on: string
  readonly amount: bigint
  readonly difference: bigint
  readonly ofCredit: boolean
  readonly reason: string | null
  readonly undoneOn: string | null
  readonly undoneReason: string | null
}

/** What settled a document, in the order of its days, with what was undone. */
export function readSettlement(tx: Tx, orgId: string, invoiceId: string): Promise<ReadSettlementPart[]> {
  return tx.all(sql<ReadSettlementPart>`
    select * from (
      select a.source_type as kind, a.source_id as id, a.id as "allocationId", coalesce(n.number, p.reference) as name,
        p.method, a.allocated_on as on, a.amount, a.difference, a.of_credit as "ofCredit", null::text as reason,
        u.undone_on as "undoneOn", u.reason as "undoneReason"
      from allocation a
      left join payment p on a.source_type = 'payment' and p.org_id = a.org_id and p.id = a.source_id
      left join invoice n on a.source_type = 'credit_note' and n.org_id = a.org_id and n.id = a.source_id
      left join allocation_undo u on u.org_id = a.org_id and u.allocation_id = a.id
      where a.org_id = ${orgId} and a.invoice_id = ${invoiceId}
      union all
      select 'write_off', null, null, null, null, w.written_off_on, w.amount, 0, false, w.reason,
        r.reinstated_on, r.reason
      from write_off w left join reinstatement r on r.org_id = w.org_id and r.write_off_id = w.id
      where w.org_id = ${orgId} and w.invoice_id = ${invoiceId}
      union all
      select 'refund', f.payment_id, null, p.reference, p.method, f.refunded_on, -f.amount, 0, false, f.reason, null, null
      from refund f join payment p on p.org_id = f.org_id and p.id = f.payment_id
      where f.org_id = ${orgId} and f.invoice_id = ${invoiceId}
    ) part order by part.on, part."allocationId"`)
}
