import { say } from '../sentence/say.ts'
import type { Sentence } from '../../kernel/sentence.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import type { Facts, Moment } from './facts.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { followDeposit, wholeBilledBy } from './deposits.ts'
import { noteInvoice } from './note.ts'
import type { Step } from './plan.ts'
import { reworked } from './rework-note.ts'
import { takeEffect } from './take-effect.ts'

/**
 * Makes a draft final: buyer and seller are frozen as they are now, the work it bills counts as billed, and a credit
 * note takes effect on the document it corrects (rules 16, 25).
 */
export function finalize(
  draft: Invoice,
  dated: Partial<Invoice>,
  verb: string,
  said: Sentence,
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
  const billed = facts
    .billingsOn(draft.id)
    .flatMap((billing): Step[] =>
      billing.state === 'deposit'
        ? []
        : [{ do: 'bill_work', before: billing, after: { ...billing, state: 'final' } }],
    )
  const followed = draft.kind === 'deposit' ? deducted(draft, frozen, facts) : []
  if (isRefusal(followed)) return followed
  if (draft.kind !== 'credit_note')
    return [
      { do: 'change_invoice', verb, before: draft, after: frozen },
      ...billed,
      noteInvoice(draft, frozen, verb, said),
      ...followed,
    ]
  const original = draft.originalId ? facts.invoice(draft.originalId) : null
  if (!original || original.stage !== 'posted') {
    return refuse(
      'original_not_standing',
      25,
      'The document this credit note corrects does not stand any more.',
      { remedy: 'Void the credit note.' },
    )
  }
  const now = reworked(frozen, original, facts)
  if (isRefusal(now)) return now
  const credit = takeEffect(now.note, now.lines, original, {}, facts, moment)
  if (isRefusal(credit)) return credit
  const changed = now.note.revision !== draft.revision
  return [
    changed
      ? { do: 'revise_invoice', before: draft, after: credit.note, lines: now.lines }
      : { do: 'change_invoice', verb, before: draft, after: credit.note },
    ...billed,
    ...credit.steps,
    noteInvoice(draft, credit.note, verb, changed ? say('tax_followed', { sentence: said }) : said),
  ]
}

/** From when it is final on, a deposit is deducted on the draft of its whole; never once the whole is billed (rule 9). */
function deducted(draft: Invoice, final: Invoice, facts: Facts): Step[] | Refusal {
  const of = {
    workIds: facts.billingsOn(draft.id).map(({ workId }) => workId),
    invoiceId: draft.originalId,
    besides: [],
  }
  const billed = wholeBilledBy(of, facts)
  if (billed)
    return refuse('work_already_billed', 9, `${nameOf(billed)} bills the whole already.`, {
      values: { invoiceId: billed.id },
      remedy: 'Void the deposit.',
    })
  return followDeposit(draft, { deposit: final, lines: facts.linesOf(draft.id), notes: [] }, facts)
}
