import { sql } from 'kysely'
import type { Attachment, Withdrawal } from '../../domain/attachment/attachment.ts'
import type { Customer } from '../../domain/customer/customer.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { Tx } from '../engine/transaction.ts'
import type { Revision } from '../writing/invoice-lines.ts'
import type { RecordedEntry } from '../writing/journal.ts'
import type { RecordedInstalments } from '../writing/receivables.ts'
import { everyInstalmentPlan } from './instalments.ts'
import {
  attachmentText,
  chainedLines,
  customerText,
  documentText,
  entryText,
  instalmentsText,
  linesText,
  organizationText,
  withdrawalText,
} from './items.ts'
import {
  ATTACHED,
  type ChainEnd,
  type ChainHead,
  digestOf,
  EMPTY_CHAIN,
  KEPT_DIGEST_BYTES,
  linkHash,
  packIds,
  packNumbered,
  WITHDRAWN,
} from './link.ts'

/** What one transaction writes that may never change. */
export interface Chained {
  readonly entries: readonly RecordedEntry[]
  readonly revisions: readonly Revision[]
  /** Documents that became final. */
  readonly documents: readonly Invoice[]
  readonly customers: readonly Customer[]
  readonly versions: readonly {
    readonly version: number
    readonly profile: unknown
    readonly seller: unknown
  }[]
  readonly attachments: readonly Attachment[]
  readonly withdrawals: readonly Withdrawal[]
  readonly instalments: readonly RecordedInstalments[]
}

/** Where an organization's chain ends. Read while its row is locked, so that nobody else adds a link meanwhile. */
export async function chainHead(tx: Tx, orgId: string): Promise<ChainEnd> {
  const head = await tx.first(sql<ChainEnd>`
    select seq, hash, instalments is not null as "coversInstalments" from book_link where org_id = ${orgId} order by seq desc limit 1`)
  return head ?? EMPTY_CHAIN
}

/** Marks a hash with the installation's key; null where there is none, as in a test. */
export type Mark = (hash: Buffer) => Buffer | null
export const NO_MARK: Mark = () => null

/** Gives a link of imported books the hash it has in this organization, and this installation's mark. */
export async function renewLink(
  tx: Tx,
  orgId: string,
  { seq, hash }: ChainHead,
  mark: Mark = NO_MARK,
): Promise<void> {
  await tx.run(sql`
    update book_link set hash = ${hash}, mark = ${mark(hash)} where org_id = ${orgId} and seq = ${seq}`)
}

/** The items of one kind in a link, in their order: what names each, and its digest. */
class Items<Key> {
  readonly keys: Key[] = []
  readonly digests: Buffer[] = []

  add(key: Key, text: string): void {
    this.keys.push(key)
    this.digests.push(digestOf(text))
  }
}

class Link {
  readonly entries = new Items<string>()
  readonly revisions = new Items<readonly [id: string, revision: number]>()
  readonly documents = new Items<string>()
  readonly customers = new Items<readonly [id: string, version: number]>()
  readonly versions = new Items<number>()
  readonly attachments = new Items<readonly [id: string, what: number]>()
  instalments = new Items<string>()

  /** The digests of every item, kind by kind. */
  digests(): Buffer[] {
    return [
      this.entries,
      this.revisions,
      this.documents,
      this.customers,
      this.versions,
      this.attachments,
      this.instalments,
    ].flatMap(({ digests }) => digests)
  }
}

/** An organization's chain in the hands of a transaction. */
export class Chain {
  readonly #orgId: string
  readonly #mark: Mark
  #head: ChainEnd
  #link = new Link()

  constructor(orgId: string, head: ChainEnd, mark: Mark) {
    this.#orgId = orgId
    this.#head = head
    this.#mark = mark
  }

  /** Takes in what is being written; `close` makes a link of it. */
  take({
    entries = [],
    revisions = [],
    documents = [],
    customers = [],
    versions = [],
    attachments = [],
    withdrawals = [],
    instalments = [],
  }: Partial<Chained>): void {
    const link = this.#link
    for (const entry of entries) link.entries.add(entry.id, entryText(entry))
    for (const { invoiceId, revision, lines } of revisions)
      link.revisions.add([invoiceId, revision], linesText(invoiceId, revision, chainedLines(lines)))
    for (const invoice of documents) link.documents.add(invoice.id, documentText(invoice))
    for (const customer of customers)
      link.customers.add([customer.id, customer.version], customerText(customer))
    for (const { version, profile, seller } of versions)
      link.versions.add(version, organizationText(version, profile, seller))
    for (const one of attachments) link.attachments.add([one.id, ATTACHED], attachmentText(one))
    for (const one of withdrawals) link.attachments.add([one.attachmentId, WITHDRAWN], withdrawalText(one))
    for (const plan of instalments) link.instalments.add(plan.id, instalmentsText(plan))
  }

  /**
   * Adds a link over what was taken in; none where nothing was. The first after those of before instalments were chained
   * covers every plan there is, those of this transaction too.
   */
  async close(tx: Tx, at: string): Promise<void> {
    const link = this.#link
    this.#link = new Link()
    if (link.digests().length === 0) return
    if (!this.#head.coversInstalments) {
      link.instalments = new Items()
      for (const plan of await everyInstalmentPlan(tx, this.#orgId))
        link.instalments.add(plan.id, instalmentsText(plan))
    }
    const digests = link.digests()
    const hash = linkHash(this.#orgId, this.#head, at, digests, link.instalments.keys.length)
    this.#head = { seq: this.#head.seq + 1n, hash, coversInstalments: true }
    const kept = Buffer.concat(digests.map((digest) => digest.subarray(0, KEPT_DIGEST_BYTES)))
    await tx.run(sql`
      insert into book_link (org_id, seq, at, entries, revisions, documents, customers, versions, attachments, instalments, digests, hash, mark)
      values (${this.#orgId}, ${this.#head.seq}, ${at}, ${packIds(link.entries.keys)},
        ${packNumbered(link.revisions.keys)}, ${packIds(link.documents.keys)}, ${packNumbered(link.customers.keys)},
        ${link.versions.keys}::int[], ${packNumbered(link.attachments.keys)}, ${packIds(link.instalments.keys)}, ${kept}, ${hash}, ${this.#mark(hash)})`)
  }
}
