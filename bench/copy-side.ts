import { join } from 'node:path'
import { clientConfig, type Place, withClient } from '../src/store/engine/connections.ts'

/** Every table the road writes, parents before children. */
const TABLES = [
  'organization',
  'organization_version',
  'number_series',
  'account',
  'customer',
  'customer_version',
  'work_event',
  'work',
  'invoice',
  'invoice_line',
  'work_billing',
  'journal_entry',
  'posting',
  'balance_day',
  'balance_month',
  'receivable_day',
  'history',
  'book_link',
]

/** Writes the rows of a book to files of the server's own, one for each table. */
export async function copyOut(from: Place, folder: string): Promise<void> {
  await withClient(clientConfig(from, 'owner'), async (client) => {
    for (const table of TABLES)
      await client.query(`copy billhook.${table} to '${join(folder, `${table}.copy`)}'`)
  })
}

/** Loads those files into an empty database with the same keys, constraints, indexes and triggers. Milliseconds. */
export async function copyIn(into: Place, folder: string): Promise<number> {
  return withClient(clientConfig(into, 'owner'), async (client) => {
    const from = performance.now()
    await client.query('begin')
    for (const table of TABLES)
      await client.query(`copy billhook.${table} from '${join(folder, `${table}.copy`)}'`)
    await client.query('commit')
    return performance.now() - from
  })
}
