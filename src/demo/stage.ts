import { assert } from '../kernel/assert.ts'
import type { ChangeStage, Command } from '../domain/plan/command.ts'
import { addDays, localDate } from '../kernel/date.ts'
import { InvoiceNew } from '../contract/invoice-request.ts'
import { WorkEvent } from '../contract/work-event.ts'
import { ingestWorkEvents } from '../operations/ingest-work-event.ts'
import type { Outcome } from '../operations/outcome.ts'
import { takePayment } from '../operations/record-payment.ts'
import { carryOut } from '../operations/road.ts'
import type { Actor, World } from '../operations/world.ts'
import { draftOf } from '../present/invoice-request.ts'
import type { Act, DemoBusiness } from './story.ts'

type Telling = Extract<Act, { act: 'tell' }>

/** An act, and the story it belongs to. */
export interface OnStage<A extends Act = Act> {
  readonly work: string
  readonly act: A
}

type Deed = Exclude<Act, Telling>

const VERBS = {
  confirm: 'confirm',
  send: 'mark_sent',
  publish: 'publish',
  archive: 'archive',
  void: 'void',
  cancel: 'cancel',
} as const satisfies Record<string, ChangeStage['verb']>

const DISPATCH: Actor = { name: 'Dispatch', role: 'dispatcher' }
const BILLING: Actor = { name: 'Billing desk', role: 'billing_specialist' }

/** What a story has led to so far. */
interface Standing {
  readonly workId?: string
  readonly invoiceId?: string
  readonly number?: string | null
  /** The credit note that corrects it. */
  readonly creditId?: string
  readonly currency?: string
  readonly total?: bigint
  readonly paymentId?: string
  readonly paid?: bigint
}

/** Carries out a business's acts on the days they happened, by the one road. */
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
   * Performs acts of one day, no two of them of one story: what is told goes together in one batch, then what people do
   * in another.
   */
  async perform(orgId: string, acts: readonly OnStage[]): Promise<void> {
    const told = acts.filter((one): one is OnStage<Telling> => one.act.act === 'tell')
    const events = told.map(({ work, act }) => this.#event(work, act))
    const day = acts[0]!.act.daysAgo
    const outcomes = await ingestWorkEvents(this.on(day), orgId, DISPATCH, events)
    outcomes.forEach((outcome, at) => this.#note(told[at]!, outcome))

    const deeds = acts.filter((one): one is OnStage<Deed> => one.act.act !== 'tell')
    if (deeds.length === 0) return
    const world = this.on(day)
    const asked = deeds.map(({ work, act }) => ({
      command: this.#commandOf(world, work, act),
      actor: BILLING,
      body: null,
    }))
    const settled = await carryOut(world, orgId, asked, { mayJoin: false })
    for (const [at, one] of settled.entries()) {
      if ('failed' in one) throw one.failed
      this.#note(deeds[at]!, one.carried.outcome)
    }
  }

  #note({ work, act }: OnStage, outcome: Outcome): void {
    assert(outcome.outcome === 'done', `the demo's ${act.act} of ${work} came to: ${JSON.stringify(outcome)}`)
    this.#standing.set(work, { ...this.#standing.get(work), ...standingAfter(outcome) })
  }

  #commandOf(world: World, work: string, act: Deed): Command {
    const before = this.#standing.get(work) ?? {}
    const day = localDate(world.now(), this.#business.timeZone)
    switch (act.act) {
      case 'draft':
        return { kind: 'draft_by_hand', ...draftOf(InvoiceNew.parse(act.body)) }
      case 'invoice': {
        const works = [...act.with, work].map((name) => given(this.#standing.get(name)?.workId))
        return { kind: 'draft_by_hand', ...draftOf(InvoiceNew.parse({ works })) }
      }
      case 'pay':
        return takePayment(world, {
          customerId: null,
          currency: given(before.currency),
          amount: amountOf(act.share, before),
          receivedOn: day,
          method: act.method,
          // Whoever transfers money is asked to quote the document's number.
          reference: act.method === 'bank_transfer' ? (before.number ?? null) : null,
          memo: null,
          allocations: [{ invoiceId: given(before.invoiceId), amount: null }],
        })
      case 'view':
        return { kind: 'record_view', invoiceId: given(before.invoiceId) }
      case 'refund':
        return {
          kind: 'refund_payment',
          paymentId: given(before.paymentId),
          invoiceId: given(before.invoiceId),
          amount: given(before.paid),
          refundedOn: day,
          reason: act.reason,
        }
      case 'write_off':
        return {
          kind: 'write_off',
          invoiceId: given(before.invoiceId),
          amount: null,
          writtenOffOn: day,
          reason: act.reason,
        }
      case 'confirm_credit':
        return changed('confirm', given(before.creditId), null)
      case 'void':
      case 'cancel':
        return changed(VERBS[act.act], given(before.invoiceId), act.reason)
      default:
        return changed(VERBS[act.act], given(before.invoiceId), null)
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

const changed = (verb: ChangeStage['verb'], invoiceId: string, reason: string | null): ChangeStage => ({
  kind: 'change_stage',
  verb,
  invoiceId,
  reason,
})

/** The document, its total, and the payment that an act made or moved. */
function standingAfter({ subject, ...outcome }: Outcome & { outcome: 'done' }): Standing {
  const steps = outcome.steps
  const document = steps.findLast((step) => step.do === 'draft_invoice')
  const payment = steps.find((step) => step.do === 'record_payment')
  return {
    ...(subject.workId === undefined ? {} : { workId: subject.workId }),
    // A supplement or credit note stays beside the document it corrects.
    ...(document && !/^(Supplement|Credit note)/.test(document.name)
      ? {
          invoiceId: document.invoiceId,
          number: numberIn(document.name),
          total: BigInt(document.total),
          currency: document.currency,
        }
      : {}),
    ...(document?.name.startsWith('Credit note') ? { creditId: document.invoiceId } : {}),
    ...(payment ? { paymentId: payment.paymentId, paid: BigInt(payment.amount) } : {}),
  }
}

/** Of "Invoice INV-2026-00012"; none where it gets one later. */
const numberIn = (name: string): string | null => /\S*\d$/.exec(name)?.[0] ?? null

function amountOf(share: number | 'rest', { total, paid }: Standing): bigint {
  if (share === 'rest') return given(total) - given(paid)
  return (given(total) * BigInt(Math.round(share * 100))) / 100n
}

function given<T>(value: T | undefined): T {
  assert(value !== undefined, 'an act of the demo comes before what it needs')
  return value
}
