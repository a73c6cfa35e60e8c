import { daysAfter } from './days.ts'
import { CASH, CREDIT, entriesOf, Journal, RECEIVABLE } from './journal.ts'
import { POLICIES, type Business, type Policy } from './policy.ts'
import type { ByHand, Customer, Document, Entry, Payment, Sale, Work } from './things.ts'

/** An event as it is sent. */
export interface Event {
  readonly source: string
  readonly id: string
  readonly type: string
  readonly occurredAt: string
  readonly data: object
}

/** What came of an act: done, nothing, or the code of the refusal. */
export type Came = string

/**
 * The books as they must be, kept by plain bookkeeping in integers that shares nothing with the program. Acts are
 * functions over it, one file for each noun; this class holds what they hold in common.
 */
export class Oracle {
  readonly business: Business
  readonly journal = new Journal()
  readonly customers = new Map<string, Customer>()
  readonly works: Work[] = []
  readonly sales: Sale[] = []
  readonly documents: Document[] = []
  readonly payments: Payment[] = []
  readonly byHand: ByHand[] = []
  /** Everything told, in order: the event as it was sent, what came of it, and telling it once more at another instant. */
  readonly told: { readonly event: Event; readonly came: Came; readonly again: (at: string) => Came }[] = []
  policy: Policy
  /** Milliseconds; a day of these books is a day of UTC. */
  now = Date.parse('2026-02-01T09:00:00Z')
  readonly #next = { INV: 1, CN: 1 }

  constructor(business: Business) {
    this.business = business
    this.policy = POLICIES[business]
  }

  get instant(): string {
    return new Date(this.now).toISOString()
  }

  get today(): string {
    return this.instant.slice(0, 10)
  }

  customer(name: string): Customer {
    const known = this.customers.get(name) ?? { name, netDays: null }
    this.customers.set(name, known)
    return known
  }

  /** Documents that bill some work and were not taken back, in the order they were made. */
  billing(work: Work): Document[] {
    return this.documents.filter(
      (it) => it.works.includes(work) && (it.stage === 'draft' || it.stage === 'posted'),
    )
  }

  make(
    about: Pick<
      Document,
      'kind' | 'customer' | 'currency' | 'issuedOn' | 'lines' | 'discount' | 'sums' | 'works' | 'original'
    > & { final: boolean; flagged: boolean; typed?: string },
  ): Document {
    const { final, ...rest } = about
    const netDays = about.customer.netDays ?? this.policy.netDays
    const made: Document = {
      typed: '',
      ...rest,
      policy: this.policy,
      number: null,
      stage: final ? 'posted' : 'draft',
      dueOn: daysAfter(about.issuedOn, netDays),
      netDays,
      paid: 0n,
      credited: 0n,
      refunded: 0n,
      givenUp: [],
      sent: false,
      seen: false,
      published: false,
      archived: false,
      wasFinal: final,
      standing: [],
    }
    this.documents.push(made)
    if (final || this.policy.numberedAsDraft) this.#number(made)
    this.rebook(made)
    return made
  }

  /** Makes a draft final. */
  finish(it: Document): void {
    it.stage = 'posted'
    it.wasFinal = true
    if (it.number === null) this.#number(it)
    this.rebook(it)
  }

  /** Takes a document back. */
  end(it: Document, stage: 'void' | 'cancelled'): void {
    it.stage = stage
    this.rebook(it, this.today)
  }

  rebook(it: Document, endedOn: string | null = null): void {
    it.standing = this.journal.restate(it.standing, entriesOf(it), endedOn)
  }

  /** Money in or out: against documents, the rest against what is kept for the customer. */
  book(kind: string, of: Payment, date: string, amount: bigint, shares: Payment['shares']): void {
    const applied = shares.reduce((sum, share) => sum + share.amount, 0n)
    const entry: Entry = {
      kind,
      date,
      currency: of.currency,
      customer: of.customer,
      sides: [
        { account: CASH, amount, document: null },
        ...shares.map((share) => ({
          account: RECEIVABLE,
          amount: -share.amount,
          document: share.document,
        })),
        { account: CREDIT, amount: applied - amount, document: null },
      ],
    }
    this.journal.post(entry)
  }

  #number(it: Document): void {
    const prefix = it.kind === 'credit_note' ? 'CN' : 'INV'
    it.number = `${prefix}-${it.issuedOn.slice(0, 4)}-${String(this.#next[prefix]++).padStart(5, '0')}`
  }
}
