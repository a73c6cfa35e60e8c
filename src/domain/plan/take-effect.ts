import { say } from '../sentence/say.ts'
import { formatMoney } from '../../kernel/money.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { balanceOf, type Invoice, type InvoiceLine } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { earnedOn, followDeposit } from './deposits.ts'
import type { Facts, Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import type { Step } from './plan.ts'
import { refundSettlers } from './refund-settlers.ts'
import { reinstateFor } from './reinstate.ts'

/**
 * Sets a final credit note against its original's open balance (rule 25). The rest becomes customer credit when it is
 * posted; or it is given back, which opens the balance again by as much, and the note closes it. `also` is what else
 * changes on the original with it.
 */
export function takeEffect(
  note: Invoice,
  lines: readonly InvoiceLine[],
  original: Invoice,
  also: Partial<Invoice>,
  facts: Facts,
  moment: Moment,
): { note: Invoice; steps: Step[] } | Refusal {
  const left = leftToCredit(note, original, facts)
  if (note.total > left) {
    return refuse(
      'credit_exceeds_original',
      25,
      `${nameOf(original)} has ${formatMoney(left, note.currency)} ${note.currency} left to credit, less than this credit note.`,
      { values: { left, total: note.total } },
    )
  }
  // What was given up on it is owed again first: credit must not be left for what nobody paid.
  const owed = reinstateFor(
    original,
    note.total,
    note.issuedOn,
    'A credit note was set against it.',
    facts,
    moment,
  )
  const open = balanceOf(owed.invoice)
  const rest = note.total > open ? note.total - open : 0n
  const back =
    note.crediting?.dispose === 'refund'
      ? refundSettlers(rest, original, note, facts, moment)
      : { amount: 0n, steps: [] }
  if (isRefusal(back)) return back
  const amount = note.total - rest + back.amount
  const credited: Invoice = { ...note, credited: amount }
  const after: Invoice = {
    ...owed.invoice,
    ...also,
    credited: original.credited + amount,
    refunded: original.refunded + back.amount,
  }
  const followed = original.kind === 'deposit' ? lessDeducted(credited, lines, after, facts) : []
  if (isRefusal(followed)) return followed
  const untouched = amount === 0n && Object.keys(also).length === 0
  return {
    note: credited,
    steps: [
      ...billingsOf(credited, lines, original, facts),
      ...(untouched
        ? []
        : ([{ do: 'change_invoice', verb: 'credit', before: original, after }] satisfies Step[])),
      ...(amount === 0n
        ? []
        : ([
            {
              do: 'allocate',
              allocation: {
                id: moment.newId(),
                sourceType: 'credit_note',
                sourceId: note.id,
                invoiceId: original.id,
                amount,
                difference: 0n,
                allocatedOn: note.issuedOn,
                ofCredit: false,
              },
            },
            noteInvoice(original, after, 'credit', say('credit_note_set')),
          ] satisfies Step[])),
      ...owed.steps,
      ...back.steps,
      ...followed,
    ],
  }
}

/** What was credited of a deposit is deducted no more on the draft of its whole. */
function lessDeducted(
  note: Invoice,
  lines: readonly InvoiceLine[],
  deposit: Invoice,
  facts: Facts,
): Step[] | Refusal {
  const before = facts.correctionsOf(deposit.id)
  if (!before || earnedOn(deposit, facts)) return []
  const notes = [...before.notes.filter((one) => one.note.id !== note.id), { note, lines }]
  return followDeposit(deposit, { deposit, lines: before.lines, notes }, facts)
}

/** What a note that a person made takes back of the works its original bills (rule 9). It bills nothing as a draft. */
function billingsOf(note: Invoice, lines: readonly InvoiceLine[], original: Invoice, facts: Facts): Step[] {
  if (!note.crediting) return []
  return facts.billingsOn(original.id).flatMap(({ workId }): Step[] => {
    const amount = lines.reduce((sum, line) => (line.workId === workId ? sum - line.net : sum), 0n)
    if (amount === 0n) return []
    const state = original.kind === 'deposit' ? 'deposit' : 'final'
    return [{ do: 'bill_work', before: null, after: { workId, invoiceId: note.id, amount, state } }]
  })
}

/**
 * What may still be credited: the document it corrects and whatever else bills the same work, less the notes confirmed
 * so far — all of each, whether it reduced a balance or became customer credit (rule 25).
 */
function leftToCredit(note: Invoice, original: Invoice, facts: Facts): bigint {
  const documents = new Map([[original.id, original]])
  for (const { workId } of facts.billingsOn(note.crediting ? original.id : note.id)) {
    for (const { invoiceId } of facts.billingsOf(workId)) documents.set(invoiceId, facts.invoice(invoiceId)!)
  }
  for (const other of facts.correctionsOf(original.id)?.notes ?? []) documents.set(other.note.id, other.note)
  const posted = [...documents.values()].filter((one) => one.stage === 'posted' && one.id !== note.id)
  return posted.reduce((left, one) => left + (one.kind === 'credit_note' ? -one.total : one.total), 0n)
}
