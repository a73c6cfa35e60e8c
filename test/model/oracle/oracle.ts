import { daysAfter } from './days.ts'
import { earningsOf } from './earning.ts'
import type { Rate, Revaluation } from './exchange.ts'
import { type Accounts, CHART } from './chart.ts'
import { CASH, CREDIT, DIFFERENCES, entriesOf, Journal, RECEIVABLE } from './journal.ts'
import { POLICIES, type Business, type Policy } from './policy.ts'
import type { Payout } from './payouts.ts'
import type { Recurring } from './recurring.ts'
import type { Allocation, ByHand, Customer, Document, Entry, Payment, Sale, Work } from './things.ts'
import { usesWhatIsKept } from './use-credit.ts'
import type { YearClose } from './years.ts'

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
  readonly allocations: Allocation[] = []
  readonly payouts: Payout[] = []
  readonly byHand: ByHand[] = []
  readonly recurring: Recurring[] = []
  readonly accounts: Accounts = new Map(CHART)
  readonly yearCloses: YearClose[] = []
  readonly rates: Rate[] = []
  /** By day. */
  readonly revaluations: Revaluation[] = []
  /** Month and day on which fiscal years end. */
  yearEnd = '12-31'
  /** Everything told, in order: the event as it was sent, what came of it, and telling it once more at another instant. */
  readonly told: { readonly event: Event; readonly came: Came; readonly again: (at: string) => Came }[] = []
  policy: Policy
  /** Milliseconds; a day of these books is a day of UTC. */
  now = Date.parse('2026-02-01T09:00:00Z')
  readonly #next = { INV: 1, CN: 1 }
  #born = 0

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
    > & { final: boolean; flagged: boolean } & Partial<
        Pick<
          Document,
          | 'earns'
          | 'typed'
          | 'policy'
          | 'netDays'
          | 'dueOn'
          | 'number'
          | 'crediting'
          | 'openedAsOf'
          | 'billed'
        >
      >,
  ): Document {
    const { final, ...rest } = about
    const { adding } = about.policy ?? this.policy
    const netDays = about.netDays ?? about.customer.netDays ?? this.policy.netDays
    const made: Document = {
      // What says nothing of it is made of lines that stand where they earn.
      earns: about.earns ?? earningsOf(about.lines, about.sums.lines!, adding),
      typed: '',
      policy: this.policy,
      number: null,
      crediting: null,
      openedAsOf: null,
      billed: null,
      dueOn: daysAfter(about.issuedOn, netDays),
      netDays,
      ...rest,
      born: this.bear(),
      stage: final ? 'posted' : 'draft',
      paid: 0n,
      credited: 0n,
      refunded: 0n,
      givenUp: [],
      noted: 0n,
      setOff: 0n,
      supersededBy: null,
      plan: null,
      chose: false,
      misfit: false,
      sent: false,
      seen: false,
      published: false,
      archived: false,
      wasFinal: final,
      standing: [],
    }
    this.documents.push(made)
    if (made.number === null && (final || this.policy.numberedAsDraft)) this.#number(made)
    this.rebook(made)
    if (final && made.kind !== 'credit_note') usesWhatIsKept(this, made)
    return made
  }

  /** The place of what is made next. */
  bear(): number {
    this.#born += 1
    return this.#born
  }

  /** Makes a draft final. */
  finish(it: Document): void {
    it.stage = 'posted'
    it.wasFinal = true
    if (it.plan?.parts.length === 0) it.plan = { ...it.plan, asked: undefined }
    if (it.number === null) this.#number(it)
    this.rebook(it)
    if (it.kind !== 'credit_note') usesWhatIsKept(this, it)
  }

  /** Takes a document back. */
  end(it: Document, stage: 'void' | 'cancelled'): void {
    if (it.kind === 'credit_note' && it.stage === 'posted' && it.original) it.original.noted -= it.sums.total
    it.stage = stage
    this.rebook(it, this.today)
  }

  rebook(it: Document, endedOn: string | null = null): void {
    it.standing = this.journal.restate(it.standing, entriesOf(it), endedOn)
  }

  /** Money in or out: against documents, what was tolerated to differ, the rest against what is kept for the customer. */
  book(
    kind: string,
    of: Payment,
    date: string,
    amount: bigint,
    shares: readonly { document: Document; amount: bigint; difference?: bigint }[],
  ): void {
    const differing = shares.reduce((sum, { difference = 0n }) => sum + difference, 0n)
    const applied = shares.reduce((sum, share) => sum + share.amount, -differing)
    const entry: Entry = {
      kind,
      date,
      currency: of.currency,
      customer: of.customer,
      sides: [
        { account: CASH, amount, document: null },
        { account: DIFFERENCES, amount: differing, document: null },
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
