import { sql } from 'kysely'
import type { Tx } from './engine/transaction.ts'

export async function setFiscalYearEnd(tx: Tx, orgId: string, end: string): Promise<void> {
  await tx.run(sql`update organization set fiscal_year_end = ${end} where org_id = ${orgId}`)
}
