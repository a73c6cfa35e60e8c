import { sql } from 'kysely'
import type { Customer } from '../../domain/customer/customer.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { Tx } from '../engine/transaction.ts'
import type { Revision } from '../writing/invoice-lines.ts'
import type { RecordedEntry } from '../writing/journal.ts'
import { chainedLines, customerText, documentText, entryText, linesText, organizationText } from './items.ts'
import {
  type ChainHead,
  digestOf,
  EMPTY_CHAIN,
  KEPT_DIGEST_BYTES,
  linkHash,
  packIds,
  packNumbered,
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
}

/** Where an organization's chain ends. Read while its row is locked, so that nobody else adds a link meanwhile. */
export async function chainHead(tx: Tx, orgId: string): Promise<ChainHead> {
  const head = await tx.first(sql<ChainHead>`
    select seq, hash from book_link where org_id = ${orgId} order by seq desc limit 1`)
  return head ?? EMPTY_CHAIN
}

/** Marks a hash with the installation's key; null where there is none, as in a test. */
export type Mark = (hash: Buffer) => Buffer | null
export const NO_MARK: Mark = () => null

/** An organization's chain in the hands of a transaction. */
export class Chain {
  readonly #orgId: string
  readonly #mark: Mark
  #head: ChainHead

  constructor(orgId: string, head: ChainHead, mark: Mark) {
    this.#orgId = orgId
    this.#head = head
    this.#mark = mark
  }

  /** Adds a link over what was written; none where nothing was. */
  async add(tx: Tx, chained: Chained, at: string): Promise<void> {
    const { entries, revisions, documents, customers, versions } = chained
    const digests = [
      ...entries.map((entry) => digestOf(entryText(entry))),
      ...revisions.map((one) => digestOf(linesText(one.invoiceId, one.revision, chainedLines(one.lines)))),
      ...documents.map((invoice) => digestOf(documentText(invoice))),
      ...customers.map((customer) => digestOf(customerText(customer))),
      ...versions.map(({ version, profile, seller }) => digestOf(organizationText(version, profile, seller))),
    ]
    if (digests.length === 0) return
    const hash = linkHash(this.#orgId, this.#head, at, digests)
    this.#head = { seq: this.#head.seq + 1n, hash }
    const kept = Buffer.concat(digests.map((digest) => digest.subarray(0, KEPT_DIGEST_BYTES)))
    await tx.run(sql`
      insert into book_link (org_id, seq, at, entries, revisions, documents, customers, versions, digests, hash, mark)
      values (${this.#orgId}, ${this.#head.seq}, ${at}, ${packIds(entries.map(({ id }) => id))},
        ${packNumbered(revisions.map(({ invoiceId, revision }) => [invoiceId, revision]))},
        ${packIds(documents.map(({ id }) => id))},
        ${packNumbered(customers.map(({ id, version }) => [id, version]))},
        ${versions.map(({ version }) => version)}::int[], ${kept}, ${hash}, ${this.#mark(hash)})`)
  }
}
