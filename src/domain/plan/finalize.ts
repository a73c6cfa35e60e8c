import { formatMoney } from '../../kernel/money.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import type { Facts, Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import { reinstateFor } from './reinstate.ts'
import type { Step } from './plan.ts'

/**
 * Makes a draft final: buyer and seller are frozen as they are now, the work it bills counts as billed, and a credit
 * note takes effect on the document it corrects (rules 16, 25).
 */
export function finalize(
  draft: Invoice,
  dated: Partial<Invoice>,
  verb: string,
  sentence: string,
  facts: Facts,
  moment: Moment,
): Step[] | Refusal {
  const customer = facts.customer(draft.customerId)
  const frozen: Invoice = {
    ...draft,
    ...dated,
    stage: 'posted',
    postedAt: moment.now,
    sellerVersion: facts.organization.version,
    customerVersion: customer?.version ?? draft.customerVersion,
  }
  const credit =
    draft.kind === 'credit_note' ? takeEffect(frozen, facts, moment) : { note: frozen, steps: [] }
  if ('refused' in credit) return credit
  return [
    { do: 'change_invoice', verb, before: draft, after: credit.note },
    ...facts
      .billingsOn(draft.id)
      .map((billing): Step => ({ do: 'bill_work', before: billing, after: { ...billing, state: 'final' } })),
    ...credit.steps,
    noteInvoice(draft, credit.note, verb, sentence),
  ]
}

/** Sets a credit note against its original's open balance; the rest becomes customer credit when it is posted. */
function takeEffect(note: Invoice, facts: Facts, moment: Moment): { note: Invoice; steps: Step[] } | Refusal {
  const original = note.originalId ? facts.invoice(note.originalId) : null
  if (!original || original.stage !== 'posted') {
    return refuse(
      'original_not_standing',
      25,
      'The document this credit note corrects does not stand any more.',
      { remedy: 'Void the credit note.' },
    )
  }
  const left = leftToCredit(note, original, facts)
  if (note.total > left) {
    return refuse(
      'credit_exceeds_original',
      25,
      `${nameOf(original)} has ${formatMoney(left, note.currency)} ${note.currency} left to credit, less than this credit note.`,
      {
        values: { left, total: note.total },
      },
    )
  }
  // What was given up on it is owed again first: credit must not be left for what nobody paid.
  const back = reinstateFor(
    original,
    note.total,
    note.issuedOn,
    'A credit note was set against it.',
    facts,
    moment,
  )
  const open = balanceOf(back.invoice)
  const amount = note.total < open ? note.total : open
  const after: Invoice = { ...back.invoice, credited: original.credited + amount }
  if (amount === 0n) return { note: { ...note, credited: 0n }, steps: [] }
  return {
    note: { ...note, credited: amount },
    steps: [
      { do: 'change_invoice', verb: 'credit', before: original, after },
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
      ...back.steps,
      noteInvoice(original, after, 'credit', 'A credit note was set against it.'),
    ],
  }
}

/**
 * What may still be credited: the document it corrects and whatever else bills the same work, less the notes confirmed
 * so far — all of each, whether it reduced a balance or became customer credit (rule 25).
 */
function leftToCredit(note: Invoice, original: Invoice, facts: Facts): bigint {
  const documents = new Map([[original.id, original]])
  for (const { workId } of facts.billingsOn(note.id)) {
    for (const { invoiceId } of facts.billingsOf(workId)) documents.set(invoiceId, facts.invoice(invoiceId)!)
  }
  const posted = [...documents.values()].filter((one) => one.stage === 'posted' && one.id !== note.id)
  return posted.reduce((left, one) => left + (one.kind === 'credit_note' ? -one.total : one.total), 0n)
}
