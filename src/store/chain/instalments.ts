import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'
import { columns } from '../rows/columns.ts'
import { instalmentsOf } from '../rows/instalments-json.ts'
import type { RecordedInstalments } from '../writing/receivables.ts'

/** A plan as it is kept, and the number of its document. */
export interface InstalmentPlanRow extends Omit<RecordedInstalments, 'parts'> {
  readonly parts: unknown
  readonly number: string | null
}

const ROWS = sql`
  select ${columns('p', ['id', 'invoiceId', 'currency', 'setOn', 'agreedDueOn', 'total', 'parts', 'reason', 'byClient', 'recordedAt', 'actor'])},
    i.number
  from instalment_plan p left join invoice i on i.org_id = p.org_id and i.id = p.invoice_id`

/** Plans as they are kept, in the order in which they were made. */
export const instalmentPlanRows = (
  tx: Tx,
  orgId: string,
  which: RawBuilder<unknown> = sql`true`,
): Promise<InstalmentPlanRow[]> =>
  tx.all(sql<InstalmentPlanRow>`${ROWS} where p.org_id = ${orgId} and ${which} order by p.id`)

/** Every plan of an organization. */
export async function everyInstalmentPlan(tx: Tx, orgId: string): Promise<RecordedInstalments[]> {
  return (await instalmentPlanRows(tx, orgId)).map(recordedPlan)
}

/** A plan out of its row. */
export const recordedPlan = ({ number: _, parts, ...plan }: InstalmentPlanRow): RecordedInstalments => ({
  ...plan,
  parts: instalmentsOf(parts),
})
