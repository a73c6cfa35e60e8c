import type { Invoice } from '../contract/invoice.ts'
import type { WorkEvent, WorkEventAnswer } from '../contract/work-event.ts'
import type { Chance } from './chance.ts'
import { workOf } from './said.ts'

/** What people do next with what events led to. */
export type DeskAct =
  /** Make an invoice of finished work. */
  | { readonly act: 'invoice'; readonly work: string; readonly workId: string }
  /** Send, confirm or publish a draft, as the business finishes its documents. */
  | { readonly act: 'finish'; readonly work: string; readonly invoiceId: string }
  | { readonly act: 'pay'; readonly work: string; readonly bill: Bill; readonly amount: number }

/** A document that is owed; `balance` in minor units. */
export interface Bill {
  readonly invoiceId: string
  readonly name: string
  readonly customer: string
  readonly currency: string
  readonly balance: number
}

type Waiting = Exclude<DeskAct, { act: 'pay' }> | { act: 'pay'; work: string; bill: Bill }

/** Of each sort so many wait at most; what waited longest is forgotten, and stays open. */
const MOST_WAITING = 400
/** How often a person does something when there is something to do; else work is told of. */
const PEOPLE = 0.6

/** What lies on the desks of the business: work to invoice, drafts to finish, bills to be paid. Only the simulator's own. */
export class Desk {
  readonly #chance: Chance
  readonly #piles: Readonly<Record<DeskAct['act'], Waiting[]>> = { invoice: [], finish: [], pay: [] }
  /** Work whose document went out; what is told of it later leads to a correction that people look at. */
  readonly #gone = new Set<string>()

  constructor(chance: Chance) {
    this.#chance = chance
  }

  /** The next act of a person, not about work that is busy; null when it is work's turn, or nothing waits. */
  take(busy: (work: string) => boolean): DeskAct | null {
    if (!this.#chance.happens(PEOPLE)) return null
    const piles = Object.values(this.#piles).filter((pile) => pile.some(({ work }) => !busy(work)))
    if (piles.length === 0) return null
    const pile = this.#chance.of(piles)
    const taken = pile.splice(
      pile.findIndex(({ work }) => !busy(work)),
      1,
    )[0]!
    return taken.act === 'pay' ? { ...taken, amount: this.#amountOf(taken.bill) } : taken
  }

  /** Most bills are paid whole, some in part. */
  #amountOf({ balance }: Bill): number {
    return this.#chance.happens(0.12) ? Math.ceil(balance * this.#chance.of([0.25, 0.4, 0.5])) : balance
  }

  /** An event was answered: what it led to comes onto the desk, and what it ended leaves it. */
  told(event: WorkEvent, answer: WorkEventAnswer): void {
    const work = workOf(event)
    if (event.type === 'order.cancelled') {
      for (const pile of Object.values(this.#piles)) remove(pile, work)
      return
    }
    const [invoiceId] = answer.invoiceIds
    if (invoiceId !== undefined && !this.#gone.has(work)) {
      remove(this.#piles.finish, work)
      this.#put({ act: 'finish', work, invoiceId })
    } else if (answer.workId !== null && BY_HAND.has(event.type)) {
      this.#put({ act: 'invoice', work, workId: answer.workId })
    }
  }

  /** An invoice was made of work by hand. */
  drafted(work: string, invoiceId: string): void {
    this.#put({ act: 'finish', work, invoiceId })
  }

  /** A document went out: most are paid, some stay open. */
  finished(work: string, invoice: Invoice): void {
    this.#gone.add(work)
    if (this.#gone.size > 4 * MOST_WAITING) this.#gone.delete(this.#gone.values().next().value!)
    if (invoice.balance > 0 && this.#chance.happens(0.92))
      this.#put({ act: 'pay', work, bill: billOf(invoice) })
  }

  /** Something was paid on a bill; some of what is left comes later. */
  paid(work: string, bill: Bill, amount: number): void {
    const balance = bill.balance - amount
    if (balance > 0 && this.#chance.happens(0.6)) this.#put({ act: 'pay', work, bill: { ...bill, balance } })
  }

  #put(waiting: Waiting): void {
    const pile = this.#piles[waiting.act]
    pile.push(waiting)
    if (pile.length > MOST_WAITING) pile.shift()
  }
}

/** Where an event leads to no document by itself, a person makes one of these. */
const BY_HAND: ReadonlySet<WorkEvent['type']> = new Set(['service_order.done', 'trip.completed'])

function remove(pile: Waiting[], work: string): void {
  const at = pile.findIndex((waiting) => waiting.work === work)
  if (at !== -1) pile.splice(at, 1)
}

const billOf = ({ id, number, buyer, currency, balance }: Invoice): Bill => ({
  invoiceId: id,
  name: number ?? 'an invoice',
  customer: buyer.name,
  currency,
  balance,
})
