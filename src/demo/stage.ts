import { assert } from '../kernel/assert.ts'
import { addDays, localDate } from '../kernel/date.ts'
import { InvoiceNew } from '../contract/invoice-request.ts'
import { WorkEvent } from '../contract/work-event.ts'
import { archiveInvoice } from '../operations/archive-invoice.ts'
import { cancelInvoice } from '../operations/cancel-invoice.ts'
import type { StageChange } from '../operations/change-stage.ts'
import { confirmInvoice } from '../operations/confirm-invoice.ts'
import { draftInvoice } from '../operations/draft-invoice.ts'
import { ingestWorkEvents } from '../operations/ingest-work-event.ts'
import { markInvoiceSent } from '../operations/mark-invoice-sent.ts'
import type { Outcome } from '../operations/outcome.ts'
import { publishInvoice } from '../operations/publish-invoice.ts'
import { recordPayment } from '../operations/record-payment.ts'
import { recordView } from '../operations/record-view.ts'
import { refundPayment } from '../operations/refund-payment.ts'
import { voidInvoice } from '../operations/void-invoice.ts'
import type { Actor, World } from '../operations/world.ts'
import { draftOf } from '../present/invoice-request.ts'
import type { Act, DemoBusiness } from './story.ts'

type Telling = Extract<Act, { act: 'tell' }>

/** An act, and the story it belongs to. */
export interface OnStage<A extends Act = Act> {
  readonly work: string
  readonly act: A
}

type Verb = (world: World, orgId: string, actor: Actor, input: StageChange) => Promise<Outcome>

const VERBS = {
  confirm: confirmInvoice,
  send: markInvoiceSent,
  publish: publishInvoice,
  archive: archiveInvoice,
  void: voidInvoice,
  cancel: cancelInvoice,
} as const satisfies Record<string, Verb>

const DISPATCH: Actor = { name: 'Dispatch', role: 'dispatcher' }
const BILLING: Actor = { name: 'Billing desk', role: 'billing_specialist' }

/** What a story has led to so far. */
interface Standing {
  readonly workId?: string
  readonly invoiceId?: string
  /** The credit note that corrects it. */
  readonly creditId?: string
  readonly currency?: string
  readonly total?: bigint
  readonly paymentId?: string
  readonly paid?: bigint
}

/** Carries out a business's acts on the days they happened, through the same operations every door calls. */
export class Stage {
  readonly #world: World
  readonly #business: DemoBusiness
  readonly #today: string
  readonly #standing = new Map<string, Standing>()
  /** How often each piece of work was told of. */
  readonly #told = new Map<string, number>()
  #acts = 0

  constructor(world: World, business: DemoBusiness) {
    this.#world = world
    this.#business = business
    this.#today = localDate(world.now(), business.timeZone)
  }

  /** The world as it was so many days ago, later each time it is asked for the same day. Never later than now. */
  on(daysAgo: number): World {
    this.#acts += 1
    const morning = Date.parse(`${addDays(this.#today, -daysAgo)}T15:00:00Z`)
    const at = Math.min(morning + this.#acts * 1000, this.#world.now())
    return { ...this.#world, now: () => at }
  }

  /**
   * Performs the acts of one day, no two of them of one story: what is told goes together, in one batch, and then people
   * do what they do.
   */
  async perform(orgId: string, acts: readonly OnStage[]): Promise<void> {
    const told = acts.filter((one): one is OnStage<Telling> => one.act.act === 'tell')
    const events = told.map(({ work, act }) => this.#event(work, act))
    const world = this.on(acts[0]!.act.daysAgo)
    const outcomes = await ingestWorkEvents(world, orgId, DISPATCH, events)
    outcomes.forEach((outcome, at) => this.#note(told[at]!, outcome))
    await Promise.all(
      acts.map(async ({ work, act }) => {
        if (act.act !== 'tell') this.#note({ work, act }, await this.#carryOut(orgId, work, act))
      }),
    )
  }

  #note({ work, act }: OnStage, outcome: Outcome): void {
    assert(outcome.outcome === 'done', `the demo's ${act.act} of ${work} came to: ${JSON.stringify(outcome)}`)
    this.#standing.set(work, { ...this.#standing.get(work), ...standingAfter(outcome) })
  }

  #carryOut(orgId: string, work: string, act: Exclude<Act, Telling>): Promise<Outcome> {
    const world = this.on(act.daysAgo)
    const before = this.#standing.get(work) ?? {}
    const day = localDate(world.now(), this.#business.timeZone)
    switch (act.act) {
      case 'draft':
        return draftInvoice(world, orgId, BILLING, draftOf(InvoiceNew.parse(act.body)))
      case 'invoice': {
        const works = [...act.with, work].map((name) => given(this.#standing.get(name)?.workId))
        return draftInvoice(world, orgId, BILLING, draftOf(InvoiceNew.parse({ works })))
      }
      case 'pay':
        return recordPayment(world, orgId, BILLING, {
          customerId: null,
          currency: given(before.currency),
          amount: amountOf(act.share, before),
          receivedOn: day,
          method: act.method,
          reference: null,
          memo: null,
          allocations: [{ invoiceId: given(before.invoiceId), amount: null }],
        })
      case 'view':
        return recordView(world, orgId, BILLING, { invoiceId: given(before.invoiceId) })
      case 'refund':
        return refundPayment(world, orgId, BILLING, {
          paymentId: given(before.paymentId),
          invoiceId: given(before.invoiceId),
          amount: given(before.paid),
          refundedOn: day,
          reason: act.reason,
        })
      case 'confirm_credit':
        return confirmInvoice(world, orgId, BILLING, { invoiceId: given(before.creditId) })
      case 'void':
      case 'cancel':
        return VERBS[act.act](world, orgId, BILLING, {
          invoiceId: given(before.invoiceId),
          reason: act.reason,
        })
      default:
        return VERBS[act.act](world, orgId, BILLING, { invoiceId: given(before.invoiceId) })
    }
  }

  /** The event as its source would send it, held to the contract like any other. */
  #event(work: string, act: Telling) {
    const at = this.on(act.daysAgo).now()
    const told = this.#told.get(work) ?? 0
    this.#told.set(work, told + 1)
    return WorkEvent.parse({
      source: this.#business.source,
      id: `${work} ${act.type} ${told + 1}`,
      type: act.type,
      occurredAt: new Date(at).toISOString(),
      data: act.data(localDate(at, this.#business.timeZone)),
    })
  }
}

/** The document, its total, and the payment that an act made or moved. */
function standingAfter({ subject, ...outcome }: Outcome & { outcome: 'done' }): Standing {
  const steps = outcome.steps
  const document = steps.findLast((step) => step.do === 'draft_invoice')
  const payment = steps.find((step) => step.do === 'record_payment')
  return {
    ...(subject.workId === undefined ? {} : { workId: subject.workId }),
    // A supplement or credit note stays beside the document it corrects.
    ...(document && !/^(Supplement|Credit note)/.test(document.name)
      ? { invoiceId: document.invoiceId, total: BigInt(document.total), currency: document.currency }
      : {}),
    ...(document?.name.startsWith('Credit note') ? { creditId: document.invoiceId } : {}),
    ...(payment ? { paymentId: payment.paymentId, paid: BigInt(payment.amount) } : {}),
  }
}

function amountOf(share: number | 'rest', { total, paid }: Standing): bigint {
  if (share === 'rest') return given(total) - given(paid)
  return (given(total) * BigInt(Math.round(share * 100))) / 100n
}

function given<T>(value: T | undefined): T {
  assert(value !== undefined, 'an act of the demo comes before what it needs')
  return value
}
