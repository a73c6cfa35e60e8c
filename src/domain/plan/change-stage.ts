import type { Sentence } from '../../kernel/sentence.ts'
import { say } from '../sentence/say.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { refuseUnlessAllowed } from './allowed.ts'
import type { ChangeStage } from './command.ts'
import { followDeposit, heldByDeposits } from './deposits.ts'
import { endInvoice } from './end-invoice.ts'
import type { Facts, Moment } from './facts.ts'
import { finalize } from './finalize.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision, type Step } from './plan.ts'

/** A person confirms, sends, publishes, archives, voids or cancels a document (rules 15, 16, 30). */
export function changeStage(command: ChangeStage, facts: Facts, moment: Moment): Decision | Refusal {
  const invoice = facts.invoice(command.invoiceId)
  if (!invoice) return refuse('invoice_not_found', null, 'There is no such invoice.')
  const notAllowed = refuseUnlessAllowed(command.verb, invoice, facts, moment)
  if (notAllowed) return notAllowed
  const list = changed(command, invoice, facts, moment)
  return isRefusal(list) ? list : steps(list, { invoiceIds: [invoice.id] })
}

function changed(command: ChangeStage, invoice: Invoice, facts: Facts, moment: Moment): Step[] | Refusal {
  const { verb, reason } = command
  switch (verb) {
    case 'confirm':
      return finalize(invoice, {}, verb, say('confirmed'), facts, moment)
    case 'mark_sent':
      return movedOn(invoice, { sentAt: moment.now }, verb, say('marked_sent'), facts, moment)
    case 'publish':
      return movedOn(invoice, { publishedAt: moment.now }, verb, say('published'), facts, moment)
    case 'archive':
      return plainChange(invoice, { archivedAt: moment.now }, verb, say('archived'), reason)
    case 'unarchive':
      return plainChange(invoice, { archivedAt: null }, verb, say('unarchived'), reason)
    case 'void':
    case 'cancel':
      if (!reason)
        return refuse('reason_missing', 14, 'Say why: the number stays, and the gap register explains it.', {
          pointer: '/reason',
        })
      return (
        billedAgain(invoice, facts) ??
        heldByDeposits(invoice, facts) ??
        ended(invoice, verb === 'void' ? 'void' : 'cancelled', reason, facts, moment)
      )
  }
}

/** It ends, and where it is a deposit nothing is deducted for it any more. */
function ended(
  invoice: Invoice,
  stage: 'void' | 'cancelled',
  reason: string,
  facts: Facts,
  moment: Moment,
): Step[] | Refusal {
  const followed =
    invoice.kind === 'deposit' && invoice.stage === 'posted' ? followDeposit(invoice, null, facts) : []
  if (isRefusal(followed)) return followed
  return [...endInvoice(invoice, stage, reason, null, facts, moment), ...followed]
}

/** What a final note took back may be billed elsewhere since: then it stays taken back, or it would be billed twice (rule 9). */
function billedAgain(note: Invoice, facts: Facts): Refusal | null {
  if (note.crediting === null || note.stage !== 'posted') return null
  const original = note.originalId === null ? null : facts.invoice(note.originalId)
  const later = facts
    .billingsOn(note.id)
    .flatMap(({ workId }) => facts.billingsOf(workId))
    .find(({ invoiceId, state }) => {
      const kind = facts.invoice(invoiceId)?.kind
      return invoiceId > note.id && state !== 'released' && kind !== 'credit_note'
    })
  if ((original?.supersededBy ?? null) === null && !later) return null
  return refuse('billed_again', 9, 'What this credit note took back is billed anew since.', {
    values: { invoiceId: later?.invoiceId ?? original!.supersededBy! },
    remedy: 'Credit the newer document instead.',
  })
}

function movedOn(
  invoice: Invoice,
  dated: Partial<Invoice>,
  verb: string,
  said: Sentence,
  facts: Facts,
  moment: Moment,
): Step[] | Refusal {
  return invoice.stage === 'draft'
    ? finalize(invoice, dated, verb, said, facts, moment)
    : plainChange(invoice, dated, verb, said, null)
}

function plainChange(
  before: Invoice,
  dated: Partial<Invoice>,
  verb: string,
  said: Sentence,
  reason: string | null,
): Step[] {
  const after: Invoice = { ...before, ...dated }
  return [{ do: 'change_invoice', verb, before, after }, noteInvoice(before, after, verb, said, reason)]
}
