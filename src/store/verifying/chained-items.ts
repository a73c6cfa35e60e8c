import { sql } from 'kysely'
import type { Attachment, Withdrawal } from '../../domain/attachment/attachment.ts'
import type { Customer } from '../../domain/customer/customer.ts'
import type { Posting } from '../../domain/ledger/entry.ts'
import { decimal, formatDecimal } from '../../kernel/decimal.ts'
import { instalmentPlanRows, recordedPlan } from '../chain/instalments.ts'
import {
  attachmentText,
  type ChainedLine,
  customerText,
  documentText,
  entryText,
  instalmentsText,
  linesText,
  organizationText,
  withdrawalText,
} from '../chain/items.ts'
import { ATTACHED, instalmentsIn, KEPT_DIGEST_BYTES, unpackIds, unpackNumbered } from '../chain/link.ts'
import type { Tx } from '../engine/transaction.ts'
import { CUSTOMER_COLUMNS } from '../rows/customer.ts'
import { columns } from '../rows/columns.ts'
import { taxGroupsOf } from '../rows/invoice-json.ts'
import { INVOICE_COLUMNS, invoiceOf, type InvoiceRow } from '../rows/invoice.ts'
import { LINE_COLUMNS, lineOf, type LineRow } from '../rows/invoice-line.ts'
import { digestsOfDocuments, digestsOfEntries, digestsOfRevisions } from './digests.ts'

/** A link of an organization's chain as it is kept. */
export interface LinkRow {
  readonly seq: bigint
  readonly at: string
  readonly entries: Buffer
  readonly revisions: Buffer
  readonly documents: Buffer
  readonly customers: Buffer
  readonly versions: readonly number[]
  readonly attachments: Buffer
  /** Null in a link of before instalments were chained. */
  readonly instalments: Buffer | null
  readonly digests: Buffer
  readonly hash: Buffer
  readonly mark: Buffer | null
}

/** Something chained, as it is now; no text when it is not there any more. */
export interface Item {
  readonly name: string
  readonly text: string | null
  /** As it may have been chained before a field of it was kept, which was filled in since. */
  readonly before?: readonly string[]
}

/** A kind of item that links cover. */
interface Kind<Key> {
  /** What a link names of it. */
  readonly named: (link: LinkRow) => readonly Key[]
  /** Digests as the database takes them, 32 bytes each; none of kinds of which there are few. */
  readonly digests?: (tx: Tx, orgId: string, keys: readonly Key[]) => Promise<Buffer>
  /** The items themselves, as they are now. */
  readonly items: (tx: Tx, orgId: string, keys: readonly Key[]) => Promise<Item[]>
}

const kind = <Key>(one: Kind<Key>): Kind<never> => one as unknown as Kind<never>

/** Every kind, in the order in which a link covers them. */
export const KINDS: readonly Kind<never>[] = [
  kind({ named: ({ entries }) => unpackIds(entries), digests: digestsOfEntries, items: entriesNow }),
  kind({
    named: ({ revisions }) => unpackNumbered(revisions),
    digests: digestsOfRevisions,
    items: revisionsNow,
  }),
  kind({ named: ({ documents }) => unpackIds(documents), digests: digestsOfDocuments, items: documentsNow }),
  kind({ named: ({ customers }) => unpackNumbered(customers), items: customersNow }),
  kind({ named: ({ versions }) => versions, items: versionsNow }),
  kind({ named: ({ attachments }) => unpackNumbered(attachments), items: attachmentsNow }),
  kind({
    named: ({ instalments }) => (instalments === null ? [] : unpackIds(instalments)),
    items: instalmentsNow,
  }),
]

/** Whether a link's lists are whole, with a digest for each of what they name. */
export function isWhole(link: LinkRow): boolean {
  const { entries, revisions, documents, customers, versions, attachments, digests } = link
  const counts = [
    entries.length / 16,
    revisions.length / 20,
    documents.length / 16,
    customers.length / 20,
    versions.length,
    attachments.length / 20,
    instalmentsIn(link) ?? 0,
  ]
  return (
    counts.every(Number.isInteger) &&
    digests.length === counts.reduce((sum, count) => sum + count) * KEPT_DIGEST_BYTES
  )
}

type EntryRow = Parameters<typeof entryText>[0]

async function entriesNow(tx: Tx, orgId: string, ids: readonly string[]): Promise<Item[]> {
  const [rows, postings] = await Promise.all([
    tx.all(sql<Omit<EntryRow, 'postings' | 'taxes'> & { taxes: unknown }>`
      select ${columns('e', ['id', 'kind', 'date', 'documentType', 'documentId', 'customerId', 'currency', 'description', 'reverses', 'recordedAt', 'actor', 'eventId', 'taxes'])}
      from journal_entry e where e.org_id = ${orgId} and e.id = any (${ids}::uuid[])`),
    tx.all(sql<Posting & { entryId: string }>`
      select p.entry_id as "entryId", p.account, p.amount, p.invoice_id as "invoiceId" from posting p
      where p.org_id = ${orgId} and p.entry_id = any (${ids}::uuid[]) order by p.entry_id, p.line`),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const ofEntry = Map.groupBy(postings, ({ entryId }) => entryId)
  return ids.map((id) => {
    const row = byId.get(id)
    const name = row ? `entry ${id} of ${row.date} (${row.description})` : `entry ${id}`
    if (!row) return { name, text: null }
    const { taxes, ...entry } = { ...row, postings: ofEntry.get(id) ?? [] }
    const untaxed = entryText(entry)
    return taxes === null
      ? { name, text: untaxed }
      : { name, text: readable(() => entryText({ ...entry, taxes: taxGroupsOf(taxes) })), before: [untaxed] }
  })
}

type KeptLine = LineRow & { readonly revision: number; readonly position: number }

async function revisionsNow(
  tx: Tx,
  orgId: string,
  revisions: readonly (readonly [id: string, revision: number])[],
): Promise<Item[]> {
  const rows = await tx.all(sql<KeptLine>`
    select ${LINE_COLUMNS}, l.revision, l.position
    from unnest(${revisions.map(([id]) => id)}::uuid[], ${revisions.map(([, revision]) => revision)}::int[]) as r (id, revision)
    join invoice_line l on l.org_id = ${orgId} and l.invoice_id = r.id and l.revision = r.revision
    order by l.invoice_id, l.revision, l.position`)
  const ofRevision = Map.groupBy(rows, ({ invoiceId, revision }) => `${invoiceId} ${revision}`)
  return revisions.map(([id, revision]) => {
    const lines = ofRevision.get(`${id} ${revision}`)
    const name = `revision ${revision} of the lines of document ${id}`
    return { name, text: lines ? readable(() => linesText(id, revision, lines.map(chainedLine))) : null }
  })
}

/** A line as it was chained: its discount as it is kept, whether or not it makes sense. */
function chainedLine(row: KeptLine): ChainedLine {
  const { position, discountKind, discountValue } = row
  const value = discountValue === null ? null : formatDecimal(decimal(discountValue))
  const line = lineOf({ ...row, discountKind: null, discountValue: null })
  return { ...line, position, discountKind, discountValue: value }
}

/** An item that cannot be read any more is not as it was written either. */
function readable(text: () => string): string {
  try {
    return text()
  } catch {
    return ''
  }
}

async function documentsNow(tx: Tx, orgId: string, ids: readonly string[]): Promise<Item[]> {
  const rows = await tx.all(sql<InvoiceRow>`
    select ${INVOICE_COLUMNS} from invoice i where i.org_id = ${orgId} and i.id = any (${ids}::uuid[])`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const row = byId.get(id)
    return {
      name: `final document ${row?.number ?? id}`,
      text: row ? readable(() => documentText(invoiceOf(row))) : null,
    }
  })
}

async function customersNow(
  tx: Tx,
  orgId: string,
  wanted: readonly (readonly [id: string, version: number])[],
): Promise<Item[]> {
  const rows = await tx.all(sql<Customer>`
    select ${CUSTOMER_COLUMNS}
    from unnest(${wanted.map(([id]) => id)}::uuid[], ${wanted.map(([, version]) => version)}::int[]) as r (id, version)
    join customer c on c.org_id = ${orgId} and c.id = r.id
    join customer_version v on v.org_id = ${orgId} and v.customer_id = r.id and v.version = r.version`)
  const byKey = new Map(rows.map((row) => [`${row.id} ${row.version}`, row]))
  return wanted.map(([id, version]) => {
    const row = byKey.get(`${id} ${version}`)
    return {
      name: `version ${version} of the customer ${row?.name ?? id}`,
      text: row ? customerText(row) : null,
    }
  })
}

async function versionsNow(tx: Tx, orgId: string, versions: readonly number[]): Promise<Item[]> {
  const rows = await tx.all(sql<{ version: number; profile: unknown; seller: unknown }>`
    select version, profile, seller from organization_version
    where org_id = ${orgId} and version = any (${versions}::int[])`)
  return versions.map((version) => {
    const row = rows.find((one) => one.version === version)
    const name = `version ${version} of the organization`
    return { name, text: row ? organizationText(version, row.profile, row.seller) : null }
  })
}

async function attachmentsNow(
  tx: Tx,
  orgId: string,
  wanted: readonly (readonly [id: string, what: number])[],
): Promise<Item[]> {
  const ids = wanted.map(([id]) => id)
  const [attached, withdrawn] = await Promise.all([
    tx.all(sql<Attachment>`
      select ${columns('a', ['id', 'manualId', 'name', 'mediaType', 'size', 'hash', 'attachedAt', 'actor'])}
      from attachment a where a.org_id = ${orgId} and a.id = any (${ids}::uuid[])`),
    tx.all(sql<Withdrawal>`
      select ${columns('w', ['attachmentId', 'reason', 'withdrawnAt', 'actor'])}
      from attachment_withdrawal w where w.org_id = ${orgId} and w.attachment_id = any (${ids}::uuid[])`),
  ])
  return wanted.map(([id, what]) => {
    const row = attached.find((one) => one.id === id)
    const name = `attachment ${row ? `"${row.name}" of the entry by hand ${row.manualId}` : id}`
    if (what === ATTACHED) return { name, text: row ? attachmentText(row) : null }
    const withdrawal = withdrawn.find((one) => one.attachmentId === id)
    return { name: `the withdrawal of ${name}`, text: withdrawal ? withdrawalText(withdrawal) : null }
  })
}

async function instalmentsNow(tx: Tx, orgId: string, ids: readonly string[]): Promise<Item[]> {
  const rows = await instalmentPlanRows(tx, orgId, sql`p.id = any (${ids}::uuid[])`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const row = byId.get(id)
    const name = row
      ? `what was agreed on ${row.setOn} about instalments of ${row.number ?? row.invoiceId}`
      : `agreement ${id} about instalments`
    return { name, text: row ? readable(() => instalmentsText(recordedPlan(row))) : null }
  })
}
