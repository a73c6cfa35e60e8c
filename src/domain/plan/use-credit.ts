import type { Sentence } from '../../kernel/sentence.ts'
import { money, say } from '../sentence/say.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import { creditApplied } from '../ledger/receivable-entries.ts'
import {
  creditIn,
  creditSince,
  creditSourceId,
  inOrderOfUse,
  type CreditSource,
} from '../receivables/credit.ts'
import type { Allocation } from '../receivables/payment.ts'
import type { Facts, Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision, type Step } from './plan.ts'

/** Customer credit while a plan spends it, the oldest first: never more than there is. */
export class Purse {
  readonly #sources: readonly CreditSource[]
  readonly #taken = new Map<string, bigint>()

  constructor(sources: readonly CreditSource[]) {
    this.#sources = inOrderOfUse(sources)
  }

  /** All that is left of it: minor units. */
  left(): bigint {
    return creditIn(this.#sources) - [...this.#taken.values()].reduce((sum, amount) => sum + amount, 0n)
  }

  /** Takes an amount out of it, at most what is left: how much of which source. */
  take(amount: bigint): { source: CreditSource; amount: bigint }[] {
    let wanted = amount
    return this.#sources.flatMap((source) => {
      const before = this.#taken.get(creditSourceId(source)) ?? 0n
      const left = source.left - before
      const part = left < wanted ? left : wanted
      if (part === 0n) return []
      wanted -= part
      this.#taken.set(creditSourceId(source), before + part)
      return [{ source, amount: part }]
    })
  }

  /** The payments and credit notes as they are after what was taken. */
  changes(): Step[] {
    return this.#sources.flatMap((source): Step[] => {
      const taken = this.#taken.get(creditSourceId(source))
      return taken === undefined ? [] : [lessCredit(source, taken)]
    })
  }
}

function lessCredit(source: CreditSource, taken: bigint): Step {
  if (source.kind === 'payment') {
    const { payment } = source
    return {
      do: 'change_payment',
      before: payment,
      after: { ...payment, unapplied: payment.unapplied - taken },
    }
  }
  const { note } = source
  return {
    do: 'change_invoice',
    verb: 'use_credit',
    before: note,
    after: { ...note, credited: note.credited + taken },
  }
}

/** Sets an amount out of a purse against a document, on a calendar date: the document after it, and what else there is to do. */
export function settleFrom(
  purse: Purse,
  invoice: Invoice,
  amount: bigint,
  on: string,
  facts: Facts,
  moment: Moment,
): { after: Invoice; steps: Step[] } {
  let after = invoice
  const list = purse.take(amount).flatMap(({ source, amount: part }): Step[] => {
    after =
      source.kind === 'payment'
        ? { ...after, paid: after.paid + part }
        : { ...after, credited: after.credited + part }
    const allocation: Allocation = {
      id: moment.newId(),
      sourceType: source.kind,
      sourceId: creditSourceId(source),
      invoiceId: invoice.id,
      amount: part,
      difference: 0n,
      allocatedOn: on,
      ofCredit: true,
    }
    const entry = creditApplied(allocation, invoice, facts.organization.accounts)
    return [
      { do: 'allocate', allocation },
      { do: 'say', should: { documentId: allocation.id, entries: [entry] } },
    ]
  })
  return { after, steps: list }
}

export const creditSentence = (amount: bigint, currency: string): Sentence =>
  say('credit_used', { amount: money(amount, currency) })

/**
 * Where the organization uses credit always, every document that a decision makes final takes what is kept for its
 * customer, on that day, or on the day it is issued where that is later.
 */
export function withCreditUsed(decision: Decision, facts: Facts, moment: Moment): Decision {
  if (facts.organization.profile.creditUse !== 'always' || decision.decided !== 'steps') return decision
  const purses = new Map<string, Purse>()
  // A note that the plan changes itself is left to the next one.
  const touched = new Set(decision.steps.map((step) => (step.do === 'change_invoice' ? step.after.id : null)))
  const isThere = (source: CreditSource): boolean =>
    creditSince(source) <= moment.today && !touched.has(creditSourceId(source))
  const purseOf = ({ customerId, currency }: Invoice): Purse => {
    const key = `${customerId} ${currency}`
    const purse = purses.get(key) ?? new Purse(facts.creditOf(customerId, currency).filter(isThere))
    purses.set(key, purse)
    return purse
  }
  const used: Step[] = []
  const list = decision.steps.map((step): Step => {
    const final = madeFinal(step)
    if (!final) return step
    const purse = purseOf(final)
    const open = balanceOf(final)
    const amount = open < purse.left() ? open : purse.left()
    if (amount === 0n) return step
    const on = final.issuedOn > moment.today ? final.issuedOn : moment.today
    const { after, steps: more } = settleFrom(purse, final, amount, on, facts, moment)
    used.push(...more, noteInvoice(final, after, 'apply_credit', creditSentence(amount, final.currency)))
    return step.do === 'draft_invoice' ? { ...step, invoice: after } : ({ ...step, after } as Step)
  })
  if (used.length === 0) return decision
  const changes = [...purses.values()].flatMap((purse) => purse.changes())
  return steps([...list, ...changes, ...used], decision.subject)
}

/** The document that a step makes final and that can be owed; null when it does not. */
function madeFinal(step: Step): Invoice | null {
  if (step.do !== 'draft_invoice' && step.do !== 'revise_invoice' && step.do !== 'change_invoice') return null
  const after = step.do === 'draft_invoice' ? step.invoice : step.after
  const was = step.do === 'draft_invoice' ? null : step.before.stage
  return after.stage === 'posted' && was !== 'posted' && after.kind !== 'credit_note' ? after : null
}
