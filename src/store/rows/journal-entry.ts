import { sql } from 'kysely'
import type { JournalEntry, Posting } from '../../domain/ledger/entry.ts'
import { columns } from './columns.ts'
import { taxGroupsOf } from './invoice-json.ts'

const NAMES = [
  'id',
  'kind',
  'date',
  'documentType',
  'documentId',
  'customerId',
  'currency',
  'description',
  'reverses',
  'taxes',
] as const satisfies readonly (keyof JournalEntry)[]

/** Everything of an entry, with its postings in their order, from `journal_entry e`. */
export const ENTRY_COLUMNS = sql`${columns('e', NAMES)},
  (select array_agg(p.account order by p.line) from posting p where p.org_id = e.org_id and p.entry_id = e.id) as accounts,
  (select array_agg(p.amount order by p.line) from posting p where p.org_id = e.org_id and p.entry_id = e.id) as amounts,
  (select array_agg(p.invoice_id order by p.line) from posting p where p.org_id = e.org_id and p.entry_id = e.id) as "invoiceIds"`

export type EntryRow = Omit<JournalEntry, 'postings' | 'taxes'> & {
  readonly accounts: readonly string[]
  readonly amounts: readonly bigint[]
  readonly invoiceIds: readonly (string | null)[]
  readonly taxes: unknown
}

export function entryOf({ accounts, amounts, invoiceIds, taxes, ...entry }: EntryRow): JournalEntry {
  const postings = accounts.map((account, at): Posting => ({
    account,
    amount: amounts[at]!,
    invoiceId: invoiceIds[at]!,
  }))
  return { ...entry, postings, ...(taxes === null ? {} : { taxes: taxGroupsOf(taxes) }) }
}
