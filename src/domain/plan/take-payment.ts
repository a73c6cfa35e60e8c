import type { Sentence } from '../../kernel/sentence.ts'
import { anyOf, money, named, type Remarks, say, term } from '../sentence/say.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import { heldIn, invoicePayment } from '../ledger/posting-rules.ts'
import { allocateOldestFirst } from '../receivables/allocate.ts'
import { openItemOf } from '../receivables/open-item.ts'
import { toleranceIn } from '../profile/profile.ts'
import { type Payment, takenBy } from '../receivables/payment.ts'
import { may } from '../status/role.ts'
import type { TakePayment } from './command.ts'
import { recognizesDraft } from '../ledger/recognition.ts'
import type { Facts, Moment } from './facts.ts'
import { finalize } from './finalize.ts'
import { forbidden } from './forbidden.ts'
import { noteInvoice } from './note.ts'
import { reinstatedSentence, reinstateFor } from './reinstate.ts'
import { nothing, steps, type Decision, type Step } from './plan.ts'

/** What a payment settles on a document, and by how much the money may differ from that (`Allocation`). */
interface Share {
  readonly invoice: Invoice
  readonly amount: bigint
  readonly difference: bigint
  /** The document with what was written off on it owed again, as far as the money needs. */
  readonly owed: Invoice
  readonly reinstating: readonly Step[]
}

/**
 * Money came in (rule 23): once per (provider, provider id); against the documents it names, else the one its reference
 * names, else the oldest due; the rest becomes customer credit. It is never refused for being too much, too late or on
 * a document that takes no money: then it is booked as credit, with an alert. Named documents that were written off are
 * reinstated first; where it differs from what is open by no more than is tolerated, it settles it.
 */
export function takePayment(command: TakePayment, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'record_payments')) return forbidden('record payments')
  const repeat = facts.payment(command.provider, command.providerId)
  if (repeat) {
    return repeat.bodyHash === command.bodyHash
      ? nothing(say('payment_recorded_already'), { paymentId: repeat.payment.id })
      : refuse(
          'payment_differs',
          23,
          `Payment ${command.providerId} of ${command.provider} is recorded with other details.`,
          {
            values: { paymentId: repeat.payment.id },
            remedy: 'Use a new provider id for another payment.',
          },
        )
  }
  for (const [at, { invoiceId }] of command.allocations.entries()) {
    if (!facts.invoice(invoiceId))
      return refuse('invoice_not_found', null, 'There is no such invoice.', {
        pointer: `/allocations/${at}/invoiceId`,
      })
  }
  const customerId =
    command.customerId ??
    (command.allocations[0] ? facts.invoice(command.allocations[0].invoiceId) : namedBy(command, facts)[0])
      ?.customerId ??
    null
  if (!customerId) {
    return refuse('customer_missing', 23, 'It is not said whose money this is.', {
      pointer: '/customerId',
      remedy: 'Name the customer, an invoice it pays, or the number of one in the reference.',
    })
  }
  if (!facts.customer(customerId))
    return refuse('customer_not_found', 23, 'There is no such customer.', { pointer: '/customerId' })
  const foreign = command.allocations.findIndex(
    ({ invoiceId }) => facts.invoice(invoiceId)!.customerId !== customerId,
  )
  if (foreign >= 0)
    return refuse(
      'invoice_of_another_customer',
      23,
      'An invoice of another customer cannot be paid with this money.',
      { pointer: `/allocations/${foreign}/invoiceId` },
    )

  const { shares, alert } = sharesOf(command, customerId, facts, moment)
  const applied = shares.reduce((sum, share) => sum + takenBy(share), 0n)
  const payment: Payment = {
    id: moment.newId(),
    provider: command.provider,
    providerId: command.providerId,
    customerId,
    currency: command.currency,
    amount: command.amount,
    unapplied: command.amount - applied,
    receivedOn: command.receivedOn,
    method: command.method,
    reference: command.reference,
    memo: command.memo,
    alert,
    alertSettledAt: null,
  }
  const allocations = shares.map(({ invoice, amount, difference }) => ({
    id: moment.newId(),
    sourceType: 'payment' as const,
    sourceId: payment.id,
    invoiceId: invoice.id,
    amount,
    difference,
    allocatedOn: command.receivedOn,
    ofCredit: false,
  }))
  const { accounts, profile } = facts.organization
  const settled = shares.map((share) => settle(share, payment, facts, moment))
  const refused = settled.find((list) => 'refused' in list)
  if (refused) return refused as Refusal
  return steps(
    [
      { do: 'record_payment', payment, bodyHash: command.bodyHash },
      ...(settled as Step[][]).flat(),
      ...allocations.map((allocation): Step => ({ do: 'allocate', allocation })),
      {
        do: 'say',
        should: {
          documentId: payment.id,
          entries: [
            invoicePayment(payment, allocations, accounts, heldIn(payment.method, profile, accounts)),
          ],
        },
      },
      {
        do: 'note',
        line: {
          subjectType: 'payment',
          subjectId: payment.id,
          verb: 'record_payment',
          said: receivedSentence(payment, shares),
          reason: null,
          before: null,
          after: null,
        },
      },
    ],
    { paymentId: payment.id, invoiceIds: shares.map(({ invoice }) => invoice.id) },
  )
}

/** The documents a payment settles and by how much, and what a person should know about the rest. */
function sharesOf(
  command: TakePayment,
  customerId: string,
  facts: Facts,
  moment: Moment,
): { shares: Share[]; alert: Remarks | null } {
  const shares: Share[] = []
  const alerts: Sentence[] = []
  let left = command.amount
  const take = (invoice: Invoice, wanted: bigint | null): void => {
    const open = openFor(invoice, command.currency, facts)
    // What was given up on it is owed again once money comes for it.
    const most = open < left ? open : left
    const amount = wanted !== null && wanted < most ? wanted : most
    if (amount > 0n) {
      const reason = 'Money came in for it.'
      const back = reinstateFor(invoice, amount, command.receivedOn, reason, facts, moment)
      shares.push({ invoice, amount, difference: 0n, owed: back.invoice, reinstating: back.steps })
      if (back.steps.length > 0) alerts.push(reinstatedAlert(invoice, back.invoice, amount))
    }
    left -= amount
    if (open === 0n) alerts.push(say('takes_no_money', { document: named(invoice) }))
  }
  for (const [invoiceId, amount] of wantedOf(command)) take(facts.invoice(invoiceId)!, amount)
  if (command.allocations.length === 0 && !command.keepAsCredit) {
    const named = namedBy(command, facts).filter((invoice) => invoice.customerId === customerId)
    if (named.length > 0) named.forEach((invoice) => take(invoice, null))
    else {
      const open = facts
        .openItemsOf(customerId, command.currency)
        .filter((invoice) => invoice.stage === 'posted')
      const items = open.map(openItemOf)
      for (const { invoiceId, amount } of allocateOldestFirst(left, items))
        take(
          open.find((invoice) => invoice.id === invoiceId)!,
          amount,
        )
    }
  }
  tolerate(shares, left, toleranceIn(facts.organization.profile, command.currency))
  return { shares, alert: anyOf(alerts) }
}

/**
 * Lets the last share settle its document whole where the money differs from what is open by no more than is tolerated:
 * what is missing is let go, what is too much is kept. `left` is the money no share takes.
 */
function tolerate(shares: Share[], left: bigint, most: bigint): void {
  const last = shares.at(-1)
  if (!last) return
  const missing = balanceOf(last.owed) - last.amount
  const difference = left === 0n ? missing : missing === 0n ? -left : 0n
  if (difference === 0n || (difference < 0n ? -difference : difference) > most) return
  const settles = difference > 0n ? last.amount + difference : last.amount
  shares[shares.length - 1] = { ...last, amount: settles, difference }
}

function reinstatedAlert(before: Invoice, after: Invoice, paid: bigint): Sentence {
  const open = balanceOf(after) - paid
  const parts = { document: named(before), reinstated: reinstatedSentence(before, after) }
  return open > 0n
    ? say('reinstated_partly', { ...parts, open: money(open, before.currency) })
    : say('reinstated_by_money', parts)
}

/** The documents a reference names, each once, in its order. */
function namedBy(command: TakePayment, facts: Facts): Invoice[] {
  const words = new Set((command.reference ?? '').split(/[\s,;]+/))
  return [...words].flatMap((word) => facts.invoiceByNumber(word) ?? [])
}

/** What the payer wants on each document, all that is said for one taken together; null takes what is open. */
function wantedOf(command: TakePayment): Map<string, bigint | null> {
  const wanted = new Map<string, bigint | null>()
  for (const { invoiceId, amount } of command.allocations) {
    const before = wanted.get(invoiceId) ?? 0n
    wanted.set(
      invoiceId,
      amount === null || (wanted.has(invoiceId) && wanted.get(invoiceId) === null) ? null : before + amount,
    )
  }
  return wanted
}

/** What a document can take, written off or not: nothing when it is ended, in another currency, a credit note, or not owed yet. */
function openFor(invoice: Invoice, currency: string, facts: Facts): bigint {
  if (invoice.currency !== currency || invoice.kind === 'credit_note') return 0n
  const owed =
    invoice.stage === 'posted' ||
    (invoice.stage === 'draft' && recognizesDraft(invoice, facts.profileOf(invoice.profileVersion)))
  return owed ? balanceOf(invoice) + invoice.writtenOff : 0n
}

/** Money on a draft makes it final: it is past draft from then on, so no edit can fall below what was paid. */
function settle(
  { invoice, amount, difference, owed, reinstating }: Share,
  payment: Payment,
  facts: Facts,
  moment: Moment,
): Step[] | Refusal {
  const paid = invoice.paid + amount
  const said = paidSentence(takenBy({ amount, difference }), difference, payment)
  if (invoice.stage === 'draft') return finalize(invoice, { paid }, 'record_payment', said, facts, moment)
  const after: Invoice = { ...owed, paid }
  return [
    { do: 'change_invoice', verb: 'record_payment', before: invoice, after },
    ...reinstating,
    noteInvoice(
      invoice,
      after,
      'record_payment',
      reinstating.length > 0
        ? say('one_and_more', { one: reinstatedSentence(invoice, owed), more: said })
        : said,
    ),
  ]
}

/** What was paid, and what is said of a difference that was tolerated. */
function paidSentence(taken: bigint, difference: bigint, { currency, method: by }: Payment): Sentence {
  const [amount, method] = [money(taken, currency), term(by)]
  if (difference === 0n) return say('paid_by', { amount, method })
  return difference > 0n
    ? say('paid_short', { amount, method, difference: money(difference, currency) })
    : say('paid_over', { amount, method, difference: money(-difference, currency) })
}

function receivedSentence({ amount, currency, unapplied }: Payment, shares: readonly Share[]): Sentence {
  const parts = shares.map((share): Sentence => {
    const { difference, invoice } = share
    const parts = { amount: money(takenBy(share), currency), document: named(invoice) }
    if (difference === 0n) return say('share', parts)
    return difference > 0n
      ? say('share_short', { ...parts, difference: money(difference, currency) })
      : say('share_over', { ...parts, difference: money(-difference, currency) })
  })
  const kept = unapplied > 0n ? [say('share_kept', { amount: money(unapplied, currency) })] : []
  return say('received', { amount: money(amount, currency), shares: [...parts, ...kept] })
}
