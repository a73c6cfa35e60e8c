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
  'invoice_count',
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

/** Loads those files into an empty database with our schema, in one transaction. Milliseconds. */
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

/** The references our statement triggers check, as ordinary foreign keys, row by row. */
const FOREIGN_KEYS = [
  ['work', '(org_id, event_id) references billhook.work_event'],
  ['invoice', '(org_id, customer_id, customer_version) references billhook.customer_version'],
  ['invoice', '(org_id, seller_version) references billhook.organization_version'],
  ['invoice', '(org_id, profile_version) references billhook.organization_version'],
  ['invoice_line', '(org_id, invoice_id) references billhook.invoice'],
  ['journal_entry', '(org_id, customer_id) references billhook.customer'],
  ['posting', '(org_id, entry_id) references billhook.journal_entry'],
  ['posting', '(org_id, account) references billhook.account'],
  ['posting', '(org_id, invoice_id) references billhook.invoice'],
] as const

/** Makes an empty database check references the ordinary way, and balances not at all. */
export async function useForeignKeys(place: Place): Promise<void> {
  await withClient(clientConfig(place, 'owner'), async (client) => {
    for (const [trigger, table] of [
      ['postings_balance', 'posting'],
      ['lines_match', 'invoice_line'],
      ['invoice_references', 'invoice'],
      ['allocations_add_up', 'allocation'],
    ])
      await client.query(`drop trigger ${trigger} on billhook.${table}`)
    for (const [table, key] of FOREIGN_KEYS)
      await client.query(`alter table billhook.${table} add foreign key ${key}`)
  })
}
