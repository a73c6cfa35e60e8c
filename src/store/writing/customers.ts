import type { Customer } from '../../domain/customer/customer.ts'
import { jsonText } from './json.ts'
import { column, Table, type Writes } from './set-based.ts'

type Recorded = Customer & { readonly createdAt: string }

const CUSTOMER = new Table(
  'customer',
  [
    column('id', 'uuid', (row: Recorded) => row.id),
    column('source', 'text', (row: Recorded) => row.source),
    column('external_id', 'text', (row: Recorded) => row.externalId),
    column('version', 'int', (row: Recorded) => row.version),
    column('created_at', 'timestamptz', (row: Recorded) => row.createdAt),
  ],
  'on conflict (org_id, id) do update set version = excluded.version',
)

const VERSION = new Table('customer_version', [
  column('customer_id', 'uuid', (row: Recorded) => row.id),
  column('version', 'int', (row: Recorded) => row.version),
  column('name', 'text', (row: Recorded) => row.name),
  column('company', 'text', (row: Recorded) => row.company),
  column('email', 'text', (row: Recorded) => row.email),
  column('phone', 'text', (row: Recorded) => row.phone),
  column('tax_id', 'text', (row: Recorded) => row.taxId),
  column('address', 'jsonb', (row: Recorded) => jsonText(row.address)),
  column('terms', 'text', (row: Recorded) => row.terms),
  column('created_at', 'timestamptz', (row: Recorded) => row.createdAt),
])

/** Records new versions of customers, and customers not known before. Several versions of one may come together. */
export function recordCustomers(writes: Writes, customers: readonly Customer[], at: string): void {
  const rows = customers.map((customer) => ({ ...customer, createdAt: at }))
  const newest = new Map<string, Recorded>()
  for (const row of rows) if (row.version >= (newest.get(row.id)?.version ?? 0)) newest.set(row.id, row)
  writes.insert(CUSTOMER, [...newest.values()])
  writes.insert(VERSION, rows)
}
