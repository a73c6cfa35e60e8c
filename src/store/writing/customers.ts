import type { Customer } from '../../domain/customer/customer.ts'
import type { Tx } from '../engine/transaction.ts'
import { jsonText } from './json.ts'
import { column, insertAll } from './set-based.ts'

type Recorded = Customer & { readonly createdAt: string }

const CUSTOMER = [
  column('id', 'uuid', (row: Recorded) => row.id),
  column('source', 'text', (row: Recorded) => row.source),
  column('external_id', 'text', (row: Recorded) => row.externalId),
  column('version', 'int', (row: Recorded) => row.version),
  column('created_at', 'timestamptz', (row: Recorded) => row.createdAt),
]

const VERSION = [
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
]

/** Records new versions of customers, and customers not known before. Several versions of one may come together. */
export async function recordCustomers(
  tx: Tx,
  orgId: string,
  customers: readonly Customer[],
  at: string,
): Promise<void> {
  const rows = customers.map((customer) => ({ ...customer, createdAt: at }))
  const newest = new Map<string, Recorded>()
  for (const row of rows) if (row.version >= (newest.get(row.id)?.version ?? 0)) newest.set(row.id, row)
  await Promise.all([
    insertAll(
      tx,
      orgId,
      'customer',
      CUSTOMER,
      [...newest.values()],
      'on conflict (org_id, id) do update set version = excluded.version',
    ),
    insertAll(tx, orgId, 'customer_version', VERSION, rows),
  ])
}
