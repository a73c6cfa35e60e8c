import { named, say } from '../sentence/say.ts'
import { assert } from '../../kernel/assert.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { carriedInstalments } from '../invoice/carried-instalments.ts'
import { wholeOf } from '../invoice/deposits.ts'
import { newDocument, type Content } from '../invoice/document.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { refuseUnlessAllowed } from './allowed.ts'
import type { CorrectInvoice } from './command.ts'
import { creditSteps } from './credit-invoice.ts'
import { amountFor } from './amount-for.ts'
import { deductSteps, lessOpenDeposits, wholeBilledOn } from './deposits.ts'
import type { Facts, Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision, type Step } from './plan.ts'

/**
 * A person takes a final document back whole and drafts it anew with the same content and works (rules 9, 16, 25): the
 * credit note is final at once, so nothing is billed twice. The original says what replaced it; its instalments hold.
 */
export function correctInvoice(command: CorrectInvoice, facts: Facts, moment: Moment): Decision | Refusal {
  const original = facts.invoice(command.invoiceId)
  if (!original) return refuse('invoice_not_found', null, 'There is no such invoice.')
  const notAllowed = refuseUnlessAllowed('correct', original, facts, moment)
  if (notAllowed) return notAllowed
  const drafted = draftOnSameWork(original, facts)
  if (drafted) {
    return refuse('work_has_draft', 4, `${nameOf(drafted)} bills the same work and is a draft.`, {
      values: { invoiceId: drafted.id },
      remedy: 'Finish or void that draft first.',
    })
  }
  const before = facts.correctionsOf(original.id)
  assert(before, `what corrects ${original.id} was not read`)
  const of = wholeBilledOn(original, facts)
  const less = lessOpenDeposits(wholeOf(original, before.lines), of, original, facts)
  if (isRefusal(less)) return less
  const { content, deducted } = less
  // The credit note comes first of the two, in its id as well.
  const noteId = moment.newId()
  const drawn = anew(original, content, facts, moment)
  if (isRefusal(drawn)) return drawn
  const next = withPlanOf(original, drawn)
  const { reason, explanation, dispose, issuedOn } = command
  const crediting = { reason, explanation, dispose, ask: { by: 'rest' } } as const
  const credit = creditSteps(
    original,
    { crediting, issuedOn, notes: null, confirm: true, noteId },
    { supersededBy: next.id },
    facts,
    moment,
  )
  if (isRefusal(credit)) return credit
  return steps(
    [
      ...credit.steps,
      { do: 'draft_invoice', invoice: next, lines: content.lines },
      ...deductSteps(next, deducted),
      ...facts.billingsOn(original.id).map(({ workId }): Step => ({
        do: 'bill_work',
        before: null,
        after: { workId, invoiceId: next.id, amount: amountFor(workId, content), state: 'draft' },
      })),
      noteInvoice(null, next, 'draft', say('made_to_correct', { document: named(original) }), explanation),
    ],
    { invoiceIds: [next.id, credit.noteId, original.id] },
  )
}

function draftOnSameWork(original: Invoice, facts: Facts): Invoice | null {
  for (const { workId } of facts.billingsOn(original.id)) {
    const draft = facts.billingsOf(workId).find(({ state }) => state === 'draft')
    if (draft) return facts.invoice(draft.invoiceId)
  }
  return null
}

/** What was agreed on the document holds for the draft that corrects it, on what that comes to (rule 17). */
function withPlanOf(original: Invoice, draft: Invoice): Invoice {
  const asked = carriedInstalments(original, draft.issuedOn)
  return asked.length === 0
    ? draft
    : { ...draft, instalments: { agreedDueOn: draft.dueOn, parts: [], asked } }
}

/** The same document as a draft of today, under the profile as it is now but adding up as before. */
function anew(original: Invoice, content: Content, facts: Facts, moment: Moment): Invoice | Refusal {
  const { organization } = facts
  const customer = facts.customer(original.customerId)
  return newDocument(
    {
      id: moment.newId(),
      kind: original.kind,
      final: false,
      customerId: original.customerId,
      customerVersion: customer?.version ?? original.customerVersion,
      organizationVersion: organization.version,
      eventId: null,
      originalId: original.originalId,
      currency: original.currency,
      issuedOn: moment.today > original.issuedOn ? moment.today : original.issuedOn,
      dueOn: null,
      terms: original.terms,
      reference: original.reference,
      notes: original.notes,
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
}
