import { money, named, say } from '../sentence/say.ts'
import { formatMoney } from '../../kernel/money.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { allocateOldestFirst } from '../receivables/allocate.ts'
import { creditSince } from '../receivables/credit.ts'
import { openItemOf } from '../receivables/open-item.ts'
import { may } from '../status/role.ts'
import type { ApplyCredit } from './command.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision, type Step } from './plan.ts'
import { creditSentence, Purse, settleFrom } from './use-credit.ts'

/**
 * Uses what is kept for a customer (rule 23) on a final document, or on the oldest due: never more than there was by the
 * day it is used on, nor than is open. Refused: forbidden, customer_not_found, invoice_not_found,
 * invoice_of_another_customer, takes_no_credit, credit_too_much, more_than_open.
 */
export function applyCredit(command: ApplyCredit, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'record_payments')) return forbidden('use customer credit')
  const { customerId, currency, appliedOn } = command
  if (!facts.customer(customerId)) return refuse('customer_not_found', 23, 'There is no such customer.')
  const open = openItems(command, facts)
  if ('refused' in open) return open
  const purse = new Purse(
    facts.creditOf(customerId, currency).filter((source) => creditSince(source) <= appliedOn),
  )
  const owed = open.reduce((sum, invoice) => sum + balanceOf(invoice), 0n)
  const left = purse.left()
  const amount = command.amount ?? (owed < left ? owed : left)
  if (left === 0n || amount > left) return tooMuch('credit_too_much', left, currency)
  if (amount <= 0n || amount > owed) return tooMuch('more_than_open', owed, currency)

  const items = open.map(openItemOf)
  const shares = allocateOldestFirst(amount, items).map((share) => ({
    ...share,
    invoice: open.find(({ id }) => id === share.invoiceId)!,
  }))
  const settled = shares.flatMap(({ invoice, amount: part }): Step[] => {
    const { after, steps: more } = settleFrom(purse, invoice, part, appliedOn, facts, moment)
    return [
      { do: 'change_invoice', verb: 'apply_credit', before: invoice, after },
      ...more,
      noteInvoice(invoice, after, 'apply_credit', creditSentence(part, currency)),
    ]
  })
  const where = shares.map(({ invoice, amount: part }) =>
    say('share_on', { amount: money(part, currency), document: named(invoice) }),
  )
  return steps(
    [
      ...purse.changes(),
      ...settled,
      {
        do: 'note',
        line: {
          subjectType: 'customer',
          subjectId: customerId,
          verb: 'apply_credit',
          said: say('credit_used_on', { amount: money(amount, currency), shares: where }),
          reason: null,
          before: null,
          after: null,
        },
      },
    ],
    { invoiceIds: shares.map(({ invoiceId }) => invoiceId) },
  )
}

/** The documents the credit may be used on: the one that is named, or all on which something is owed. */
function openItems(command: ApplyCredit, facts: Facts): readonly Invoice[] | Refusal {
  const { customerId, currency, invoiceId } = command
  if (invoiceId === null)
    return facts
      .openItemsOf(customerId, currency)
      .filter(({ stage, kind }) => stage === 'posted' && kind !== 'credit_note')
  const invoice = facts.invoice(invoiceId)
  if (!invoice)
    return refuse('invoice_not_found', null, 'There is no such invoice.', { pointer: '/invoiceId' })
  if (invoice.customerId !== customerId)
    return refuse(
      'invoice_of_another_customer',
      23,
      'The credit of one customer cannot settle an invoice of another.',
      { pointer: '/invoiceId' },
    )
  return takesCredit(invoice, currency) ?? [invoice]
}

/** Null when credit in a currency may be used on a document, else why not. */
export function takesCredit(invoice: Invoice, currency: string): Refusal | null {
  const why =
    invoice.stage === 'draft'
      ? 'it is not final yet'
      : invoice.stage !== 'posted'
        ? 'it is ended'
        : invoice.kind === 'credit_note' || balanceOf(invoice) === 0n
          ? 'nothing is owed on it'
          : invoice.currency !== currency
            ? `it is in ${invoice.currency}`
            : null
  if (why === null) return null
  return refuse('takes_no_credit', 23, `${nameOf(invoice)} takes no credit: ${why}.`, {
    pointer: '/invoiceId',
  })
}

const tooMuch = (code: 'credit_too_much' | 'more_than_open', most: bigint, currency: string): Refusal =>
  refuse(
    code,
    23,
    code === 'credit_too_much'
      ? `There is ${formatMoney(most, currency)} ${currency} of credit to use.`
      : `There is ${formatMoney(most, currency)} ${currency} open to use it on.`,
    { pointer: '/amount', values: { most: String(most), currency } },
  )
