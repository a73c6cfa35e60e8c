import { inEnglish } from '../domain/sentence/say.ts'
import { setImmediate as pause } from 'node:timers/promises'
import { localDate } from '../kernel/date.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { Command } from '../domain/plan/command.ts'
import type { Facts, Moment } from '../domain/plan/facts.ts'
import { finishPlan } from '../domain/plan/finish-plan.ts'
import { NumberDesk } from '../domain/plan/number-desk.ts'
import { planFor } from '../domain/plan/plan-for.ts'
import type { Plan, Step } from '../domain/plan/plan.ts'
import { recordedSteps } from '../domain/plan/recorded-plan.ts'
import type { Tx } from '../store/engine/transaction.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { loadFacts } from '../store/facts/load-facts.ts'
import { Chain, NO_MARK } from '../store/chain/chain.ts'
import type { Books } from '../store/facts/open-books.ts'
import { openBooks } from '../store/facts/open-books.ts'
import { PlanWriter, type PlanToApply, type Stamp } from '../store/writing/apply-plans.ts'
import { announce } from './live/announce.ts'
import type { Asked, Carried } from './asked.ts'
import { Changes } from './live/changes.ts'
import { answerRepeats, recordedEvents } from './told-before.ts'
import type { Settled } from './lanes.ts'
import { type Outcome, refusedWith } from './outcome.ts'
import { nextWave } from './wave.ts'
import type { World } from './world.ts'

/**
 * The one road every change to the books goes: facts are read for all commands at once, each is decided, and all plans
 * are written together, in one transaction. Answers in order; never rejects.
 */
export async function carryOut(
  world: World,
  orgId: string,
  asked: readonly Asked[],
  options: { readonly mayJoin: boolean },
): Promise<readonly Settled[]> {
  const settled = await world.lanes.enter(orgId, asked, options.mayJoin, (batch) =>
    inOrganization(world.db, orgId, (tx) => new Journey(world, orgId, tx).carry(batch)),
  )
  for (const one of settled) if ('carried' in one) world.onOutcome?.(one.carried.outcome)
  return settled
}

/** Carries out one command in a transaction of its own, and throws what went wrong. */
export async function carryOutAlone(world: World, orgId: string, asked: Asked): Promise<Carried> {
  const { ifVersion } = world
  const one = ifVersion === undefined ? asked : { ...asked, ifVersion }
  const [settled] = await carryOut(world, orgId, [one], { mayJoin: asked.command.kind === 'tell_event' })
  if ('failed' in settled!) throw settled.failed
  return settled!.carried
}

/** One transaction on the road. */
class Journey {
  readonly #world: World
  readonly #orgId: string
  readonly #tx: Tx
  readonly #at: string
  readonly #changes = new Changes()

  constructor(world: World, orgId: string, tx: Tx) {
    this.#world = world
    this.#orgId = orgId
    this.#tx = tx
    this.#at = new Date(world.now()).toISOString()
  }

  get #stamp(): Stamp {
    return { at: this.#at, newId: this.#world.newId }
  }

  /** Those of a wave that were told before, with their answers. */
  #repeatsOf(wave: readonly Asked[]): Promise<Map<Asked, Carried>> {
    return answerRepeats(this.#tx, this.#orgId, wave, this.#stamp)
  }

  async carry(batch: readonly Asked[]): Promise<Carried[]> {
    const { firsts, firstOf } = withoutEchoes(batch)
    let wave = nextWave(firsts)
    // Asked for together: one way to the server and back less. The books are locked before the events are looked for.
    const [books, told] = await Promise.all([openBooks(this.#tx, this.#orgId), this.#repeatsOf(wave)])
    const desk = new NumberDesk(books.series)
    const chain = new Chain(this.#orgId, books.chainHead, this.#world.mark ?? NO_MARK)
    const carried = new Map<Asked, Carried>()
    let repeats = told
    while (wave.length > 0) {
      await this.#carryWave(wave, repeats, books, desk, chain, carried)
      wave = nextWave(firsts.filter((asked) => !carried.has(asked)))
      repeats = await this.#repeatsOf(wave)
    }
    const answers = batch.map((asked) => {
      const first = firstOf(asked)
      const { outcome, eventId } = carried.get(first)!
      return first === asked ? { outcome, eventId } : { outcome: { ...outcome, repeated: true }, eventId }
    })
    const changed = this.#changes.told()
    this.#tx.afterCommit(() => announce(this.#world.db, this.#orgId, changed))
    for (const [at, { also }] of batch.entries()) await also?.(this.#tx, answers[at]!)
    return answers
  }

  /**
   * Decides a wave's commands on the same facts and writes their plans. From the first that has to wait for another on,
   * they get no answer yet.
   */
  async #carryWave(
    wave: readonly Asked[],
    repeats: ReadonlyMap<Asked, Carried>,
    books: Books,
    desk: NumberDesk,
    chain: Chain,
    carried: Map<Asked, Carried>,
  ): Promise<void> {
    const commands = wave.flatMap((asked) => (repeats.has(asked) ? [] : asked.command))
    const facts = await loadFacts(this.#tx, this.#orgId, books, commands, this.#world.newId)
    const touched = new Set<string>()
    const writer = new PlanWriter(this.#tx, this.#orgId, chain, this.#stamp)
    let part: Told[] = []
    const send = (): void => {
      writer.write(part.flatMap(toApply), recordedEvents(part, this.#at))
      part = []
    }
    for (const asked of wave) {
      const repeat = repeats.get(asked)
      if (repeat) {
        carried.set(asked, repeat)
        this.#noteConflict(repeat)
        continue
      }
      const decided = this.#decide(asked, facts.for(asked.command), books, desk, touched)
      if (decided === 'wait') break
      if (decided.plan) facts.recordCustomersOf(decided.plan)
      this.#noteChanges(asked, decided.plan)
      carried.set(asked, { outcome: decided.outcome, eventId: eventIdOf(asked) })
      part.push({ asked, ...decided })
      if (part.length < PART) continue
      send()
      // What was sent leaves when the program pauses: the server begins while the next part is decided.
      await pause()
    }
    send()
    await writer.finish(desk.advanced())
  }

  #noteChanges(asked: Asked, plan: Plan | null): void {
    const eventId = eventIdOf(asked)
    if (eventId !== null) this.#changes.add('event', eventId)
    if (plan) this.#changes.addPlan(plan)
  }

  /** An event told with another body than before changes nothing but the list of conflicts. */
  #noteConflict({ outcome, eventId }: Carried): void {
    if (outcome.outcome === 'refused' && !outcome.repeated && eventId !== null)
      this.#changes.add('event', eventId)
  }

  #decide(
    { command, actor, ifVersion }: Asked,
    facts: Facts,
    books: Books,
    desk: NumberDesk,
    touched: Set<string>,
  ): { outcome: Outcome; plan: Plan | null } | 'wait' {
    const moment: Moment = {
      now: this.#at,
      today: localDate(this.#at, books.organization.timeZone),
      actor: actor.name,
      role: actor.role,
      newId: this.#world.newId,
    }
    const decision =
      (ifVersion !== undefined && refuseStale(command, facts, ifVersion)) || planFor(command, facts, moment)
    if (isRefusal(decision)) return { outcome: refusedWith(decision), plan: null }
    const { subject } = decision
    if (decision.decided === 'nothing') {
      const { reason: said } = decision
      const reason = inEnglish(said)
      return { outcome: { outcome: 'nothing', subject, reason, said, repeated: false }, plan: null }
    }
    const ids = decision.steps.flatMap(idsOf)
    // Two commands came to the same document after all: the second is decided again on what the first leaves behind.
    if (ids.some((id) => touched.has(id))) return 'wait'
    ids.forEach((id) => touched.add(id))
    const plan = finishPlan(decision.steps, subject, facts, moment, desk)
    const steps = recordedSteps(plan.steps)
    return { outcome: { outcome: 'done', subject, steps, repeated: false }, plan }
  }
}

/** A command that was decided, with its plan when there is something to do. */
interface Told {
  readonly asked: Asked
  readonly outcome: Outcome
  readonly plan: Plan | null
}

/** So many commands are decided before their rows are sent. */
const PART = 100

const toApply = ({ asked, plan }: Told): PlanToApply[] =>
  plan ? [{ plan, actor: asked.actor.name, eventId: eventIdOf(asked) }] : []

/** An event told several times in one batch, word for word, is carried out once; the others get its answer. */
function withoutEchoes(batch: readonly Asked[]): {
  firsts: readonly Asked[]
  firstOf: (asked: Asked) => Asked
} {
  const firsts = new Map<string, Asked>()
  const keyOf = ({ command, body }: Asked): string | null =>
    command.kind === 'tell_event'
      ? JSON.stringify([command.event.source, command.event.id, body!.hash.toString('base64')])
      : null
  for (const asked of batch) {
    const key = keyOf(asked)
    if (key !== null && !firsts.has(key)) firsts.set(key, asked)
  }
  const firstOf = (asked: Asked): Asked => firsts.get(keyOf(asked) ?? '') ?? asked
  return { firsts: batch.filter((asked) => firstOf(asked) === asked), firstOf }
}

/** A document that was changed since its caller looked is left as it is: somebody's work would be overwritten unseen. */
function refuseStale(command: Command, facts: Facts, ifVersion: number): Refusal | null {
  const invoice =
    'invoiceId' in command && command.invoiceId !== null ? facts.invoice(command.invoiceId) : null
  if (!invoice || invoice.version === ifVersion) return null
  return refuse('stale_version', null, 'This document was changed since you looked at it.', {
    remedy: 'Read it again, and repeat what you meant on what it is now.',
    values: { yours: ifVersion, now: invoice.version },
  })
}

const eventIdOf = ({ command }: Asked): string | null =>
  command.kind === 'tell_event' ? command.eventId : null

/** The documents, works and payments a step writes. Customers are left out: each version is a row of its own. */
function idsOf(step: Step): string[] {
  switch (step.do) {
    case 'record_work':
      return [step.after.id]
    case 'draft_invoice':
      return [step.invoice.id]
    case 'revise_invoice':
    case 'change_invoice':
      return [step.after.id]
    case 'bill_work':
      // A deposit and what deducts it are different documents over one piece of work.
      return [`billing ${step.after.workId}`]
    case 'record_payment':
      return [step.payment.id]
    case 'record_refund':
      return [step.refund.id, step.refund.paymentId]
    case 'record_manual_entry':
      return [step.manual.id]
    case 'advance_recurring':
      return [step.after.id]
    case 'record_payout':
      return [step.payout.id]
    case 'record_revaluation':
      return [step.revaluation.id]
    case 'record_year_close':
      return [step.close.id]
    case 'change_payment':
      return [step.after.id]
    case 'undo_allocation':
      return [step.allocation.id]
    case 'write_off':
    case 'reinstate':
      return [step.writeOff.id]
    case 'plan_instalments':
      return [step.record.id]
    case 'deduct':
      return []
    case 'say':
      return [`books of ${step.should.documentId}`]
    case 'record_customer':
    case 'allocate':
    case 'note':
      return []
  }
}
