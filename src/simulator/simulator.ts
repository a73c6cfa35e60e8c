import type { BillhookClient } from '../client/client.ts'
import { BillhookProblem } from '../client/problem.ts'
import type { Organization } from '../contract/organization.ts'
import type { WorkEvent } from '../contract/work-event.ts'
import { Chance } from './chance.ts'
import { Desk, type DeskAct } from './desk.ts'
import { carryOutDeskAct, type Deed, tell } from './deeds.ts'
import { workOf } from './said.ts'
import { type Counts, Tally } from './tally.ts'
import type { Trade } from './trade.ts'
import { TRADES } from './trades.ts'
import { WorkStream } from './work-stream.ts'

/** The most acts a minute: five hundred a second. */
export const MOST_A_MINUTE = 30_000

export interface SimulatorOptions {
  readonly client: BillhookClient
  readonly organization: Organization
  /** Acts a minute, at most `MOST_A_MINUTE`. */
  readonly rate: number
  readonly seed: number
  /** Sets the ids of this run apart from those of every other on the same server. */
  readonly run: string
  /** Ends by itself after so many acts. */
  readonly count?: number
  /** Requests under way at most. */
  readonly atOnce?: number
  /** Milliseconds since 1970; the clock where nothing is said. */
  readonly now?: () => number
  /** Hears of each act once it is answered. */
  readonly onDeed?: (deed: Deed) => void
}

/** A name for a run that begins now (milliseconds since 1970): short, and not given again for some years. */
export const runNamed = (now: number): string =>
  (Math.floor(now / 100) % 36 ** 6).toString(36).toUpperCase().padStart(6, '0')

/** How often it is looked whether an act is due. */
const TICK_MS = 15

/**
 * Lives a business against a real server, at a chosen rate: work is told of, and people send, confirm, publish and pay what
 * comes of it, all through the API. What a slow server misses is not caught up.
 */
export class Simulator {
  /** Acts a minute; may be changed while it runs. */
  rate: number
  readonly #options: SimulatorOptions
  readonly #stream: WorkStream
  readonly #desk: Desk
  readonly #tally = new Tally()
  /** The last act under way about each piece of work: acts about the same work go one after another. */
  readonly #busy = new Map<string, Promise<void>>()
  #begun = 0
  #underWay = 0
  #stopped = false
  #failure: { readonly thrown: unknown } | null = null

  /** Throws `NoTrade` when it does not know how such a business works. */
  constructor(options: SimulatorOptions) {
    const { organization, rate, seed, run } = options
    this.#options = options
    this.rate = rate
    this.#desk = new Desk(new Chance(seed + 1))
    this.#stream = new WorkStream({
      trade: tradeOf(organization),
      currency: organization.currency,
      seed,
      run,
    })
  }

  get counts(): Counts {
    return this.#tally.counts()
  }

  /** Begins no more acts; what is under way is still answered. */
  stop(): void {
    this.#stopped = true
  }

  /**
   * Runs until it is stopped or has done its count, and everything under way is answered. Throws the `BillhookProblem` of a
   * server that does not answer or does not let it in.
   */
  async run(): Promise<void> {
    const { atOnce = 24, count = Infinity } = this.#options
    let due = 1
    let last = performance.now()
    while (!this.#stopped && this.#begun < count) {
      for (; due >= 1 && this.#underWay < atOnce && this.#begun < count; due -= 1) void this.#begin()
      await pause(TICK_MS)
      const now = performance.now()
      due = Math.min(due + ((now - last) * this.rate) / 60_000, atOnce)
      last = now
    }
    while (this.#underWay > 0) await pause(TICK_MS)
    if (this.#failure) throw this.#failure.thrown
  }

  async #begin(): Promise<void> {
    this.#begun += 1
    this.#underWay += 1
    const { work, carryOut } = this.#nextAct()
    const carried = (this.#busy.get(work) ?? Promise.resolve()).then(() => this.#time(carryOut))
    this.#busy.set(work, carried)
    await carried
    if (this.#busy.get(work) === carried) this.#busy.delete(work)
    this.#underWay -= 1
  }

  #nextAct(): { work: string; carryOut: () => Promise<Deed> } {
    const act = this.#desk.take((work) => this.#busy.has(work))
    const number = this.#begun
    if (act) return { work: act.work, carryOut: () => this.#do(act, number) }
    const event = this.#stream.next(this.#now())
    return { work: workOf(event), carryOut: () => this.#tell(event) }
  }

  async #tell(event: WorkEvent): Promise<Deed> {
    this.#tally.add('told')
    const { deed, answer } = await tell(this.#options.client, event)
    this.#desk.told(event, answer)
    this.#tally.add('invoices', deed.made)
    return deed
  }

  async #do(act: DeskAct, number: number): Promise<Deed> {
    const { client, organization, run } = this.#options
    const { deed, invoice } = await carryOutDeskAct(act, {
      client,
      organization,
      now: this.#now(),
      paymentId: `${run}-${number}`,
    })
    if (act.act === 'pay') {
      this.#tally.add('payments')
      this.#desk.paid(act.work, act.bill, act.amount)
    } else if (act.act === 'invoice') {
      this.#tally.add('invoices')
      this.#desk.drafted(act.work, invoice!.id)
    } else {
      this.#tally.add('finished')
      this.#desk.finished(act.work, invoice!)
    }
    return deed
  }

  /** Carries out an act and counts what came of it. */
  async #time(carryOut: () => Promise<Deed>): Promise<void> {
    const from = performance.now()
    const deed = await carryOut().catch((err: unknown) => this.#notDone(err))
    this.#tally.answered(performance.now() - from)
    this.#tally.add(deed.outcome)
    this.#options.onDeed?.(deed)
  }

  #notDone(err: unknown): Deed {
    const problem = err instanceof BillhookProblem ? err : null
    if (problem === null || HOPELESS.has(problem.status)) {
      this.#failure ??= { thrown: err }
      this.stop()
    }
    const refused = problem !== null && problem.status >= 400 && problem.status < 500
    return {
      outcome: refused ? 'refused' : 'failed',
      said: err instanceof Error ? err.message : String(err),
      did: problem?.problem?.remedy ?? null,
      invoiceId: null,
      made: 0,
    }
  }

  #now(): number {
    return (this.#options.now ?? Date.now)()
  }
}

/** No answer, or no way in: the next act would fare no better. */
const HOPELESS = new Set([0, 401, 403])

/** The business bills in a way the simulator does not know. */
export class NoTrade extends Error {
  override readonly name = 'NoTrade'
}

function tradeOf({ name, profile }: Organization): Trade {
  const trade = TRADES.get(profile.code)
  if (trade) return trade
  throw new NoTrade(
    `${name} bills as "${profile.code}"; the simulator knows ${[...TRADES.keys()].join(', ')}.`,
  )
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
