import type { Sentence } from '../../kernel/sentence.ts'
import { money, named, say } from '../sentence/say.ts'
import { formatMoney } from '../../kernel/money.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { allocationUndone } from '../ledger/receivable-entries.ts'
import type { CreditSource } from '../receivables/credit.ts'
import { type Allocation, type AllocationUndo, takenBy } from '../receivables/payment.ts'
import { may } from '../status/role.ts'
import { takesCredit } from './apply-credit.ts'
import type { UndoAllocation } from './command.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import { noteInvoice } from './note.ts'
import { refundableOf } from './refund-payment.ts'
import { steps, type Decision, type ShouldSay, type Step } from './plan.ts'
import { settleFrom, Purse } from './use-credit.ts'

/**
 * Takes what a payment or a note settled on a document off it again, by a record of its own: the document is open again,
 * the money customer credit, and other allocations stay as they are. Named another document, the credit is used on that at
 * once. Refused: forbidden, allocation_not_found, allocation_undone, undone_before_allocated, allocation_refunded, and
 * what refuses credit on the other document.
 */
export function undoAllocation(command: UndoAllocation, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'record_payments')) return forbidden('take money off a document')
  const known = facts.allocation(command.allocationId)
  if (!known) return refuse('allocation_not_found', 23, 'There is no such allocation.')
  const { allocation } = known
  const invoice = facts.invoice(allocation.invoiceId)!
  const refusal = refusedBecause(command, known, invoice, facts)
  if (refusal) return refusal

  const undo: AllocationUndo = {
    id: moment.newId(),
    allocationId: allocation.id,
    undoneOn: command.undoneOn,
    reason: command.reason,
  }
  const opened: Invoice =
    allocation.sourceType === 'payment'
      ? { ...invoice, paid: invoice.paid - allocation.amount }
      : { ...invoice, credited: invoice.credited - allocation.amount }
  const source = sourceOf(allocation, facts)
  const moved = moveTo(command, allocation, source, facts, moment)
  if (isRefusal(moved)) return moved
  const amount = money(allocation.amount, invoice.currency)
  const from = named(invoice)
  const document = moved && named(moved.before)
  return steps(
    [
      withCreditBack(source, takenBy(allocation) - (moved?.amount ?? 0n)),
      { do: 'change_invoice', verb: 'undo_allocation', before: invoice, after: opened },
      { do: 'undo_allocation', undo, allocation },
      { do: 'say', should: saidAfter(undo, allocation, invoice, facts) },
      noteInvoice(
        invoice,
        opened,
        'undo_allocation',
        document ? say('taken_off_to', { amount, document }) : say('taken_off', { amount }),
        command.reason,
      ),
      ...(allocation.sourceType === 'payment'
        ? [
            notePayment(
              allocation,
              document
                ? say('taken_off_document_to', { amount, from, document })
                : say('taken_off_document', { amount, from }),
              command.reason,
            ),
          ]
        : []),
      ...(moved?.steps ?? []),
    ],
    {
      ...(allocation.sourceType === 'payment' ? { paymentId: allocation.sourceId } : {}),
      invoiceIds: [invoice.id, ...(moved ? [moved.before.id] : [])],
    },
  )
}

function refusedBecause(
  { undoneOn, moveTo: other }: UndoAllocation,
  { allocation, undone }: { allocation: Allocation; undone: boolean },
  invoice: Invoice,
  facts: Facts,
): Refusal | null {
  if (undone)
    return refuse('allocation_undone', 23, `This was taken off ${nameOf(invoice)} already.`, {
      values: { allocationId: allocation.id },
    })
  if (undoneOn < allocation.allocatedOn)
    return refuse('undone_before_allocated', 23, 'It cannot be taken off before it was set against it.', {
      pointer: '/undoneOn',
      values: { allocatedOn: allocation.allocatedOn },
    })
  if (other === invoice.id)
    return refuse('takes_no_credit', 23, `${nameOf(invoice)} is the document it is taken off.`, {
      pointer: '/moveTo',
    })
  return refundedBeyond(allocation, invoice, facts)
}

/** Money that was given back cannot be set against another document: what stays must cover it. */
function refundedBeyond(allocation: Allocation, invoice: Invoice, facts: Facts): Refusal | null {
  if (allocation.sourceType !== 'payment') return null
  const { allocations, refunds } = facts.paymentById(allocation.sourceId)!
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)
  const back = sum(refunds.filter(({ invoiceId }) => invoiceId === invoice.id).map(({ amount }) => amount))
  const stays = sum(
    allocations
      .filter(({ id, invoiceId }) => invoiceId === invoice.id && id !== allocation.id)
      .map(refundableOf),
  )
  if (back <= stays) return null
  return refuse(
    'allocation_refunded',
    24,
    `${formatMoney(back, invoice.currency)} ${invoice.currency} of it was given back already.`,
    { values: { refunded: String(back) } },
  )
}

/** Where the money came from and goes back to. */
function sourceOf(allocation: Allocation, facts: Facts): Omit<CreditSource, 'left'> & CreditSource {
  const left = takenBy(allocation)
  return allocation.sourceType === 'payment'
    ? { kind: 'payment', payment: facts.paymentById(allocation.sourceId)!.payment, left }
    : { kind: 'credit_note', note: facts.invoice(allocation.sourceId)!, left }
}

/** The payment or note with so much of its credit back. */
function withCreditBack(source: CreditSource, amount: bigint): Step {
  if (source.kind === 'payment') {
    const { payment } = source
    return {
      do: 'change_payment',
      before: payment,
      after: { ...payment, unapplied: payment.unapplied + amount },
    }
  }
  const { note } = source
  return {
    do: 'change_invoice',
    verb: 'undo_allocation',
    before: note,
    after: { ...note, credited: note.credited - amount },
  }
}

/**
 * What the books should say after it. Credit that was used has an entry of its own, whose mirror it is; what a payment
 * posted together with other documents keeps its entry, and this is one more; a note's stands with the note's own, so
 * that cancelling the note takes both back.
 */
function saidAfter(undo: AllocationUndo, allocation: Allocation, invoice: Invoice, facts: Facts): ShouldSay {
  if (allocation.ofCredit) return { documentId: allocation.id, entries: [], undoneOn: undo.undoneOn }
  const entry = allocationUndone(undo, allocation, invoice, facts.organization.accounts)
  const { documentId } = entry
  return {
    documentId,
    entries: allocation.sourceType === 'payment' ? [entry] : [...facts.entriesOf(documentId), entry],
  }
}

/** The credit used on the other document that was named; null where none was. */
function moveTo(
  { moveTo: id, undoneOn }: UndoAllocation,
  allocation: Allocation,
  source: CreditSource,
  facts: Facts,
  moment: Moment,
): { before: Invoice; amount: bigint; steps: Step[] } | null | Refusal {
  if (id === null) return null
  const other = facts.invoice(id)
  if (!other) return refuse('invoice_not_found', null, 'There is no such invoice.', { pointer: '/moveTo' })
  const from = facts.invoice(allocation.invoiceId)!
  if (other.customerId !== from.customerId)
    return refuse(
      'invoice_of_another_customer',
      23,
      'The money of one customer cannot settle an invoice of another.',
      { pointer: '/moveTo' },
    )
  const refusal = takesCredit(other, from.currency)
  if (refusal) return { ...refusal, pointer: '/moveTo' }
  const open = balanceOf(other)
  const amount = open < source.left ? open : source.left
  const { after, steps: list } = settleFrom(new Purse([source]), other, amount, undoneOn, facts, moment)
  const said = say('came_from', { amount: money(amount, other.currency), document: named(from) })
  return {
    before: other,
    amount,
    steps: [
      { do: 'change_invoice', verb: 'apply_credit', before: other, after },
      ...list,
      noteInvoice(other, after, 'apply_credit', said),
    ],
  }
}

const notePayment = ({ sourceId }: Allocation, said: Sentence, reason: string): Step => ({
  do: 'note',
  line: {
    subjectType: 'payment',
    subjectId: sourceId,
    verb: 'undo_allocation',
    said,
    reason,
    before: null,
    after: null,
  },
})
