import { assert } from '../kernel/assert.ts'
import { addDays, localDate } from '../kernel/date.ts'
import { InvoiceNew } from '../contract/invoice-request.ts'
import { WorkEvent } from '../contract/work-event.ts'
import { archiveInvoice } from '../operations/archive-invoice.ts'
import { cancelInvoice } from '../operations/cancel-invoice.ts'
import type { StageChange } from '../operations/change-stage.ts'
import { confirmInvoice } from '../operations/confirm-invoice.ts'
import { draftInvoice } from '../operations/draft-invoice.ts'
import { ingestWorkEvent } from '../operations/ingest-work-event.ts'
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

  async perform(orgId: string, work: string, act: Act): Promise<void> {
    const world = this.on(act.daysAgo)
    const before = this.#standing.get(work) ?? {}
    const outcome = await this.#carryOut(world, orgId, work, act, before)
    assert(outcome.outcome === 'done', `the demo's ${act.act} of ${work} came to: ${JSON.stringify(outcome)}`)
    this.#standing.set(work, { ...before, ...standingAfter(outcome) })
  }

  #carryOut(world: World, orgId: string, work: string, act: Act, before: Standing): Promise<Outcome> {
    const day = localDate(world.now(), this.#business.timeZone)
    switch (act.act) {
      case 'tell':
        return ingestWorkEvent(world, orgId, DISPATCH, this.#event(world, work, act, day))
      case 'draft':
        return draftInvoice(world, orgId, BILLING, draftOf(InvoiceNew.parse(act.body)))
      case 'invoice': {
        const works = [...act.with, work].map((name) => given(this.#standing.get(name)?.workId))
        return draftInvoice(world, orgId, BILLING, draftOf(InvoiceNew.parse({ works })))
      }
      case 'pay':
        return recordPayment(world, orgId, BILLING, {
          customerId: null,
          currency: this.#business.currency,
          amount: shareOf(given(before.total), act.share),
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
  #event(world: World, work: string, act: Extract<Act, { act: 'tell' }>, day: string) {
    return WorkEvent.parse({
      source: this.#business.source,
      id: `${work} ${act.type} ${act.daysAgo}`,
      type: act.type,
      occurredAt: new Date(world.now()).toISOString(),
      data: act.data(day),
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
      ? { invoiceId: document.invoiceId, total: BigInt(document.total) }
      : {}),
    ...(payment ? { paymentId: payment.paymentId, paid: BigInt(payment.amount) } : {}),
  }
}

const shareOf = (total: bigint, share: number): bigint => (total * BigInt(Math.round(share * 100))) / 100n

function given<T>(value: T | undefined): T {
  assert(value !== undefined, 'an act of the demo comes before what it needs')
  return value
}
