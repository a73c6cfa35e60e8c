import { named, say } from '../sentence/say.ts'
import { assert } from '../../kernel/assert.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { creditContent } from '../invoice/credit-content.ts'
import type { Crediting } from '../invoice/crediting.ts'
import { newDocument, type Content } from '../invoice/document.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { refuseUnlessAllowed } from './allowed.ts'
import type { CreditInvoice } from './command.ts'
import { withDeferred } from './deposits.ts'
import type { Facts, Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision, type Step } from './plan.ts'
import { takeEffect } from './take-effect.ts'

/** A person credits a final document (rule 25): a draft to be confirmed, or final at once. */
export function creditInvoice(command: CreditInvoice, facts: Facts, moment: Moment): Decision | Refusal {
  const original = facts.invoice(command.invoiceId)
  if (!original) return refuse('invoice_not_found', null, 'There is no such invoice.')
  const notAllowed = refuseUnlessAllowed('credit', original, facts, moment)
  if (notAllowed) return notAllowed
  const credit = creditSteps(original, command, {}, facts, moment)
  return isRefusal(credit) ? credit : steps(credit.steps, { invoiceIds: [credit.noteId, original.id] })
}

/** What a note is made of; its id where the caller gave it one. */
type Asked = Pick<CreditInvoice, 'crediting' | 'issuedOn' | 'notes' | 'confirm'> & {
  readonly noteId?: string
}

/** The steps that make a credit note, and with `confirm` let it take effect; `also` is what else changes on the original. */
export function creditSteps(
  original: Invoice,
  command: Asked,
  also: Partial<Invoice>,
  facts: Facts,
  moment: Moment,
): { steps: Step[]; noteId: string } | Refusal {
  const { crediting, confirm } = command
  if (crediting.reason === 'other' && !crediting.explanation) {
    return refuse('reason_missing', 25, 'Say in words what the reason is.', { pointer: '/explanation' })
  }
  const before = facts.correctionsOf(original.id)
  assert(before, `what corrects ${original.id} was not read`)
  const asked = creditContent(crediting.ask, original, before.lines, before.notes, nameOf(original))
  if (isRefusal(asked)) return asked
  const content = withDeferred(asked, original, facts)
  const note = noteOver(original, command, content, facts, moment)
  if (isRefusal(note)) return note
  const { explanation } = crediting
  const made = (it: Invoice): Step[] => [
    { do: 'draft_invoice', invoice: it, lines: content.lines },
    noteInvoice(null, it, 'draft', say('made_to_credit', { document: named(original) }), explanation),
  ]
  if (!confirm) return { steps: made(note), noteId: note.id }
  const effect = takeEffect(note, content.lines, original, also, facts, moment)
  return isRefusal(effect) ? effect : { steps: [...made(effect.note), ...effect.steps], noteId: note.id }
}

/** It keeps to its original's customer, currency, rounding and kind of prices. */
function noteOver(
  original: Invoice,
  { crediting, issuedOn, notes, confirm, noteId }: Asked,
  content: Content,
  facts: Facts,
  moment: Moment,
): Invoice | Refusal {
  const date = issuedOn ?? (moment.today > original.issuedOn ? moment.today : original.issuedOn)
  if (date < original.issuedOn) {
    return refuse(
      'credit_before_original',
      25,
      `${nameOf(original)} is of ${original.issuedOn}; what corrects it cannot be earlier.`,
      { pointer: '/issuedOn' },
    )
  }
  const { organization } = facts
  const customer = facts.customer(original.customerId)
  const note = newDocument(
    {
      id: noteId ?? moment.newId(),
      kind: 'credit_note',
      final: confirm,
      customerId: original.customerId,
      customerVersion: customer?.version ?? original.customerVersion,
      organizationVersion: organization.version,
      eventId: null,
      originalId: original.id,
      currency: original.currency,
      issuedOn: date,
      dueOn: date,
      terms: original.terms,
      reference: original.reference,
      notes,
      review: null,
      now: moment.now,
      actor: moment.actor,
    },
    content,
    {
      ...organization.profile,
      taxRounding: original.taxRounding,
      pricesIncludeTax: original.pricesIncludeTax,
    },
  )
  return isRefusal(note) ? note : { ...note, crediting: crediting satisfies Crediting }
}
