import type pg from 'pg'
import { assert } from '../../../src/kernel/assert.ts'
import { idSource } from '../../../src/kernel/id.ts'
import { isRefusal } from '../../../src/kernel/refusal.ts'
import type { Command } from '../../../src/domain/plan/command.ts'
import type { Role } from '../../../src/domain/status/role.ts'
import { DEFAULT_CHART } from '../../../src/domain/ledger/chart.ts'
import type { JournalEntry } from '../../../src/domain/ledger/entry.ts'
import { printJournal } from '../../../src/domain/ledger/print.ts'
import type { WorkEvent } from '../../../src/domain/work/event.ts'
import { createOrganization } from '../../../src/operations/create-organization.ts'
import {
  ingestWorkEvent,
  ingestWorkEvents,
  type IngestOutcome,
} from '../../../src/operations/ingest-work-event.ts'
import { Lanes } from '../../../src/operations/lanes.ts'
import type { Outcome } from '../../../src/operations/outcome.ts'
import { carryOutAlone } from '../../../src/operations/road.ts'
import type { World } from '../../../src/operations/world.ts'
import { type Mark, NO_MARK } from '../../../src/store/chain/chain.ts'
import type { Database } from '../../../src/store/engine/database.ts'
import { rowsOf } from './rows-of.ts'

/** A document as a test compares it: no ids, amounts in minor units. */
export interface Standing {
  readonly kind: string
  readonly number: string | null
  readonly stage: string
  readonly net: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly paid: bigint
  readonly credited: bigint
  readonly refunded: bigint
  readonly receivable: bigint
  readonly issuedOn: string
  readonly dueOn: string
}

let made = 0

/**
 * An organization's books on a real database, driven by the operations every door calls. What is read is read with plain
 * SQL as the owner, so that a test does not ask the code it tests.
 */
export class Books {
  readonly world: World
  readonly orgId: string
  readonly #owner: pg.Pool
  /** Milliseconds; a test sets it. */
  now = Date.parse('2026-03-20T09:00:00Z')
  role: Role = 'owner'

  private constructor(db: Database, owner: pg.Pool, orgId: string, now: { at: number }, mark: Mark) {
    this.#owner = owner
    this.orgId = orgId
    this.world = { db, now: () => this.now, newId: idSource(Date.now), lanes: new Lanes(), mark }
    this.now = now.at
  }

  static async open(
    { db, owner }: { db: Database; owner: pg.Pool },
    profile: string,
    more: { currency?: string; timeZone?: string; mark?: Mark } = {},
  ): Promise<Books> {
    made += 1
    const now = { at: Date.parse('2026-03-20T09:00:00Z') }
    const { mark = NO_MARK } = more
    const world: World = { db, now: () => now.at, newId: idSource(Date.now), lanes: new Lanes(), mark }
    const opened = await createOrganization(
      world,
      { name: 'Test', role: 'owner' },
      {
        slug: `books-${made}`,
        name: 'Test books',
        timeZone: more.timeZone ?? 'UTC',
        currency: more.currency ?? 'USD',
        profile,
        seller: { name: 'Test books' },
      },
    )
    assert(!isRefusal(opened), 'the organization was refused')
    return new Books(db, owner, opened.orgId, now, mark)
  }

  /** The same books seen by another process: a lane of its own, so that only the database keeps the two apart. */
  elsewhere(): Books {
    return new Books(this.world.db, this.#owner, this.orgId, { at: this.now }, this.world.mark ?? NO_MARK)
  }

  /** The same books as another database has them. */
  on({ db, owner }: { db: Database; owner: pg.Pool }): Books {
    return new Books(db, owner, this.orgId, { at: this.now }, this.world.mark ?? NO_MARK)
  }

  get #actor() {
    return { name: 'user-1', role: this.role }
  }

  tell(event: WorkEvent): Promise<IngestOutcome> {
    return ingestWorkEvent(this.world, this.orgId, this.#actor, event)
  }

  tellAll(events: readonly WorkEvent[]): Promise<IngestOutcome[]> {
    return ingestWorkEvents(this.world, this.orgId, this.#actor, events)
  }

  async do(command: Exclude<Command, { kind: 'tell_event' }>): Promise<Outcome> {
    return (await carryOutAlone(this.world, this.orgId, { command, actor: this.#actor, body: null })).outcome
  }

  /** Rows of a query over these books; $1 is the organization. */
  rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return rowsOf(this.#owner, this.orgId)<Row>(sql, values)
  }

  /** Documents in the order they were made. */
  standing(): Promise<Standing[]> {
    return this.rows<Standing & pg.QueryResultRow>(
      `select kind, number, stage, net, tax, total, paid, credited, refunded, receivable,
         issued_on as "issuedOn", due_on as "dueOn" from invoice where org_id = $1 order by id`,
    )
  }

  /** Documents in few words, as "INV-2026-00001 draft 1200". */
  async documents(): Promise<string[]> {
    return (await this.standing()).map(
      ({ kind, number, stage, total }) =>
        `${kind === 'invoice' ? '' : `${kind} `}${number ?? '(no number)'} ${stage} ${total}`,
    )
  }

  async invoiceId(number: string): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      'select id from invoice where org_id = $1 and number = $2',
      [number],
    )
    assert(row, `there is no document ${number}`)
    return row.id
  }

  async workId(externalId: string): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      'select id from work where org_id = $1 and external_id = $2',
      [externalId],
    )
    assert(row, `there is no work ${externalId}`)
    return row.id
  }

  /** The journal as accountants read it, in the order it was written; columns are closed up. */
  async journal(): Promise<string> {
    const rows = await this.rows<
      JournalEntry & pg.QueryResultRow & { postings: { account: string; amount: string }[] }
    >(
      `select e.id, e.kind, e.date, e.document_type as "documentType", e.document_id as "documentId",
         e.customer_id as "customerId", e.currency, e.description, e.reverses,
         (select json_agg(json_build_object('account', p.account, 'amount', p.amount::text, 'invoiceId', p.invoice_id) order by p.line)
          from posting p where p.org_id = e.org_id and p.entry_id = e.id) as postings
       from journal_entry e where e.org_id = $1 order by e.id`,
    )
    const entries = rows.map((row) => ({
      ...row,
      postings: row.postings.map((posting) => ({ ...posting, amount: BigInt(posting.amount) })),
    }))
    return `\n${printJournal(entries as unknown as JournalEntry[], DEFAULT_CHART).replaceAll(/(?<=\S) {2,}/g, '  ')}\n`
  }
}
