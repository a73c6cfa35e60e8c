import type { Sentence } from '../../kernel/sentence.ts'
import { money, say } from '../sentence/say.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import type { StandingWriteOff } from '../receivables/write-off.ts'
import { refuseUnlessAllowed } from './allowed.ts'
import type { ReinstateInvoice } from './command.ts'
import type { Facts, Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision, type Step } from './plan.ts'

/** Takes back everything that was written off on a document: it is owed and aged again (rule 19). */
export function reinstate(command: ReinstateInvoice, facts: Facts, moment: Moment): Decision | Refusal {
  const invoice = facts.invoice(command.invoiceId)
  if (!invoice) return refuse('invoice_not_found', null, 'There is no such invoice.')
  const notAllowed = refuseUnlessAllowed('reinstate', invoice, facts, moment)
  if (notAllowed) return notAllowed
  if (command.reason.trim() === '')
    return refuse('reason_missing', 19, 'Say why it is owed again.', { pointer: '/reason' })
  const first = facts.writeOffsOf(invoice.id)[0]!
  if (command.reinstatedOn < first.writtenOffOn)
    return refuse('reinstated_before_write_off', 19, 'It cannot be reinstated before it was written off.', {
      pointer: '/reinstatedOn',
      values: { writtenOffOn: first.writtenOffOn },
    })
  const whole = invoice.total
  const back = reinstateFor(invoice, whole, command.reinstatedOn, command.reason, facts, moment)
  return steps(
    [
      { do: 'change_invoice', verb: 'reinstate', before: invoice, after: back.invoice },
      ...back.steps,
      noteInvoice(
        invoice,
        back.invoice,
        'reinstate',
        reinstatedSentence(invoice, back.invoice),
        command.reason,
      ),
    ],
    { invoiceIds: [invoice.id] },
  )
}

/** "120.00 USD that had been written off is owed again." */
export const reinstatedSentence = ({ writtenOff, currency }: Invoice, after: Invoice): Sentence =>
  say('reinstated', { amount: money(writtenOff - after.writtenOff, currency) })

/**
 * Takes back as many write-offs of a document, whole and the oldest first, as let an amount be open on it: the document
 * after it, and what else there is to do. Each is undone by the mirror of its entry, on a calendar date.
 */
export function reinstateFor(
  invoice: Invoice,
  wanted: bigint,
  on: string,
  reason: string,
  facts: Facts,
  moment: Moment,
): { invoice: Invoice; steps: Step[] } {
  let after = invoice
  const back: StandingWriteOff[] = []
  for (const writeOff of facts.writeOffsOf(invoice.id)) {
    if (balanceOf(after) >= wanted) break
    after = { ...after, writtenOff: after.writtenOff - writeOff.amount }
    back.push(writeOff)
  }
  if (back.length === 0) return { invoice, steps: [] }
  const gone = new Set(back.map(({ entryId }) => entryId))
  return {
    invoice: after,
    steps: [
      ...back.map(({ entryId: _, ...writeOff }): Step => ({
        do: 'reinstate',
        writeOff,
        reinstatement: { id: moment.newId(), writeOffId: writeOff.id, reinstatedOn: on, reason },
      })),
      {
        do: 'say',
        should: {
          documentId: invoice.id,
          entries: facts.entriesOf(invoice.id).filter(({ id }) => !gone.has(id)),
          undoneOn: on,
        },
      },
    ],
  }
}
