import { named, say } from '../sentence/say.ts'
import { assert } from '../../kernel/assert.ts'
import { exponentOf } from '../../kernel/currency.ts'
import { amountOf, DECIMAL_ONE, decimalFromMinor } from '../../kernel/decimal.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { creditParts } from '../invoice/credit-parts.ts'
import { creditableOf } from '../invoice/creditable.ts'
import { wholeLines, wholeOf } from '../invoice/deposits.ts'
import { amountsOf as amountsOfContent, contentOf, newDocument } from '../invoice/document.ts'
import type { Invoice } from '../invoice/invoice.ts'
import type { Charge } from '../work/charge.ts'
import { refuseUnlessAllowed } from './allowed.ts'
import type { AdjustInvoice } from './command.ts'
import { creditSteps } from './credit-invoice.ts'
import { chargeOf, editDraft } from './edit-draft.ts'
import type { Facts, Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision } from './plan.ts'

/**
 * A person bills more or less than a document says, by described lines. A draft gets the lines; a final document never
 * changes (rule 16), so more becomes a supplement and less a credit note. Less is spread over the document's tax groups.
 */
export function adjustInvoice(command: AdjustInvoice, facts: Facts, moment: Moment): Decision | Refusal {
  const invoice = facts.invoice(command.invoiceId)
  if (!invoice) return refuse('invoice_not_found', null, 'There is no such invoice.')
  const notAllowed = refuseUnlessAllowed('adjust', invoice, facts, moment)
  if (notAllowed) return notAllowed
  const exponent = exponentOf(invoice.currency)
  const worthless = command.lines.findIndex(
    ({ quantity, unitPrice }) => quantity <= 0n || amountOf(quantity, unitPrice, exponent) <= 0n,
  )
  if (worthless >= 0)
    return refuse(
      'amount_not_positive',
      16,
      'An adjustment is above zero; its kind says which way it goes.',
      {
        pointer: `/lines/${worthless}/unitPrice`,
      },
    )
  if (invoice.stage === 'draft') return onDraft(command, invoice, facts, moment)
  return command.adjustment === 'additional_work'
    ? supplement(command, invoice, facts, moment)
    : creditNote(command, invoice, facts, moment)
}

function onDraft(command: AdjustInvoice, draft: Invoice, facts: Facts, moment: Moment): Decision | Refusal {
  const lines = wholeLines(facts.linesOf(draft.id))
  const more = command.adjustment === 'additional_work' ? charged(command) : takenOff(command, draft, facts)
  if (isRefusal(more)) return more
  return editDraft(
    { kind: 'edit_draft', invoiceId: draft.id, changes: { lines: [...lines.map(chargeOf), ...more] } },
    facts,
    moment,
  )
}

const charged = ({ lines }: AdjustInvoice): Charge[] =>
  lines.map((line) => ({ ...line, kind: 'adjustment', discount: null, workId: null }))

/** Negative lines of a draft: what each adjustment takes off every tax group. A document discount is left as it is. */
function takenOff(command: AdjustInvoice, draft: Invoice, facts: Facts): Charge[] | Refusal {
  const whole = wholeOf(draft, facts.linesOf(draft.id))
  const parts = creditParts(
    { by: 'amount', of: basisOf(draft), parts: amountsOf(command, draft) },
    creditableOf({ ...draft, ...amountsOfContent(whole) }, whole.lines, []),
  )
  if (isRefusal(parts)) return parts
  return parts.map(
    ({ description, category, rate, jurisdiction = null, workId, account = null, net, tax }) => ({
      kind: 'adjustment',
      description: description!,
      quantity: DECIMAL_ONE,
      unit: null,
      unitPrice: decimalFromMinor(
        -(draft.pricesIncludeTax ? net + tax : net),
        exponentOf(draft.currency),
      ) as Charge['unitPrice'],
      discount: null,
      tax: { category, rate, jurisdiction },
      workId,
      account,
    }),
  )
}

/** More than a final document bills, as a document of its own beside it. It bills no work: what was priced stays billed. */
function supplement(
  command: AdjustInvoice,
  original: Invoice,
  facts: Facts,
  moment: Moment,
): Decision | Refusal {
  const { organization } = facts
  const profile = {
    ...organization.profile,
    taxRounding: original.taxRounding,
    pricesIncludeTax: original.pricesIncludeTax,
  }
  const content = contentOf(charged(command), null, original.currency, profile)
  if (isRefusal(content)) return content
  const customer = facts.customer(original.customerId)
  const finishes = profile.finalWhen === 'created' || profile.finalWhen === 'confirmed'
  const invoice = newDocument(
    {
      id: moment.newId(),
      kind: 'supplement',
      final: command.confirm && finishes,
      customerId: original.customerId,
      customerVersion: customer?.version ?? original.customerVersion,
      organizationVersion: organization.version,
      eventId: null,
      originalId: original.id,
      currency: original.currency,
      issuedOn: moment.today > original.issuedOn ? moment.today : original.issuedOn,
      dueOn: null,
      terms: original.terms,
      reference: original.reference,
      notes: null,
      review: null,
      now: moment.now,
      actor: moment.actor,
    },
    content,
    profile,
  )
  if (isRefusal(invoice)) return invoice
  return steps(
    [
      { do: 'draft_invoice', invoice, lines: content.lines },
      noteInvoice(
        null,
        invoice,
        'draft',
        say('made_beside', { document: named(original) }),
        command.explanation,
      ),
    ],
    { invoiceIds: [invoice.id, original.id] },
  )
}

function creditNote(
  command: AdjustInvoice,
  original: Invoice,
  facts: Facts,
  moment: Moment,
): Decision | Refusal {
  const reason = command.adjustment
  assert(reason !== 'additional_work', 'additional work is not credited')
  const ask = { by: 'amount', of: basisOf(original), parts: amountsOf(command, original) } as const
  const { explanation, dispose, confirm } = command
  const credit = creditSteps(
    original,
    { crediting: { reason, explanation, dispose, ask }, issuedOn: null, notes: null, confirm },
    {},
    facts,
    moment,
  )
  return isRefusal(credit) ? credit : steps(credit.steps, { invoiceIds: [credit.noteId, original.id] })
}

const basisOf = ({ pricesIncludeTax }: Invoice): 'net' | 'total' => (pricesIncludeTax ? 'total' : 'net')

const amountsOf = ({ lines }: AdjustInvoice, { currency }: Invoice) =>
  lines.map(({ description, quantity, unitPrice }) => ({
    description,
    amount: amountOf(quantity, unitPrice, exponentOf(currency)),
  }))
