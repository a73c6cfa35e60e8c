import { sql } from 'kysely'
import { openInstalments } from '../../domain/receivables/open-item.ts'
import { instalmentPlanOf } from '../rows/instalments-json.ts'
import type { Tx } from '../engine/transaction.ts'

/** A document that takes money: minor units. */
export interface ReadOpenItem {
  readonly invoiceId: string
  readonly number: string | null
  readonly reference: string | null
  readonly currency: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly draft: boolean
  readonly total: bigint
  readonly open: bigint
  /** Where it is due in instalments: what of it is open, by its own days. */
  readonly instalments: readonly { readonly dueOn: string; readonly open: bigint }[]
}

/** What a customer owes, document by document, the oldest due first: the order in which money is spread. */
export async function openItemsOf(tx: Tx, orgId: string, customerId: string): Promise<ReadOpenItem[]> {
  const rows = await tx.all(sql<Omit<ReadOpenItem, 'instalments'> & { plan: unknown }>`
    select id as "invoiceId", number, reference, currency, issued_on as "issuedOn", due_on as "dueOn",
      stage = 'draft' as draft, total, open, instalments as plan
    from invoice
    where org_id = ${orgId} and customer_id = ${customerId} and receivable > 0 and kind <> 'credit_note'
      and open > 0
    order by due_on, issued_on, id`)
  return rows.map(({ plan, ...item }) => ({
    ...item,
    instalments: openInstalments({ dueOn: item.dueOn, instalments: instalmentPlanOf(plan) }, item.open),
  }))
}
