import type { Sentence } from '../../kernel/sentence.ts'
import { say, term } from '../sentence/say.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { deferredOf } from '../invoice/deferred.ts'
import { type Deducted, wholeLines } from '../invoice/deposits.ts'
import { amountsOf, contentOf, dueOf, type Content } from '../invoice/document.ts'
import type { Invoice, InvoiceLine } from '../invoice/invoice.ts'
import { agreedDueOn } from '../invoice/instalments.ts'
import type { Charge } from '../work/charge.ts'
import { refuseUnlessAllowed } from './allowed.ts'
import type { EditDraft } from './command.ts'
import { billingSteps } from './billing-steps.ts'
import { deductSteps, lessOpenDeposits, liveDeposits, wholeBilledOn } from './deposits.ts'
import type { Facts, Moment } from './facts.ts'
import { onChart } from './named-accounts.ts'
import { noteInvoice } from './note.ts'
import { nothing, steps, type Decision, type Step } from './plan.ts'

/**
 * A person edits a draft (rule 16). What is not named stays; the lines of the new revision are written beside the old
 * ones, and posted revenue follows by difference.
 */
export function editDraft(command: EditDraft, facts: Facts, moment: Moment): Decision | Refusal {
  const before = facts.invoice(command.invoiceId)
  if (!before) return refuse('invoice_not_found', null, 'There is no such invoice.')
  const notAllowed = refuseUnlessAllowed('edit', before, facts, moment)
  if (notAllowed) return notAllowed
  const { changes } = command
  if (before.crediting && (changes.lines || changes.documentDiscount !== undefined || changes.customerId))
    return refuse(
      'credit_note_follows_original',
      25,
      'The lines of this credit note follow from what was asked to be credited.',
      { pointer: '/lines', remedy: 'Void it and credit the document anew.' },
    )
  const bound =
    before.kind === 'deposit' ||
    deferredOf(before) !== 0n ||
    liveDeposits(wholeBilledOn(before, facts), facts).length > 0
  if (before.kind === 'deposit' && (changes.lines || changes.documentDiscount !== undefined))
    return refuse('deposit_follows_whole', 9, 'The lines of a deposit follow from what it was asked for.', {
      pointer: '/lines',
      remedy: 'Void it and ask for another one.',
    })
  if (bound && changes.customerId && changes.customerId !== before.customerId)
    return refuse('customer_mixed', 7, 'A deposit and what deducts it are for one customer.', {
      pointer: '/customerId',
    })
  const less = before.crediting ? null : contentAfter(changes, before, facts)
  if (isRefusal(less)) return less
  const content = less?.content ?? null
  const customer = changes.customerId ? facts.customer(changes.customerId) : null
  if (changes.customerId && !customer)
    return refuse('customer_not_found', null, 'There is no such customer.', { pointer: '/customerId' })
  const dates = datesOf(before, changes)
  if (isRefusal(dates)) return dates

  const sameLines =
    content === null ||
    (sameContent(content.lines, facts.linesOf(before.id)) &&
      sameDiscount(content.documentDiscount, before.documentDiscount))
  const after: Invoice = {
    ...before,
    ...(sameLines ? {} : amountsOf(content)),
    ...dates,
    ...(before.instalments && { instalments: { ...before.instalments, agreedDueOn: dates.dueOn } }),
    revision: sameLines ? before.revision : before.revision + 1,
    reference: changes.reference === undefined ? before.reference : changes.reference,
    notes: changes.notes === undefined ? before.notes : changes.notes,
    customerId: customer?.id ?? before.customerId,
    customerVersion: customer?.version ?? before.customerVersion,
    review: changes.reviewed ? null : before.review,
  }
  if (sameLines && !differs(before, after))
    return nothing(say('draft_says_this'), { invoiceIds: [before.id] })
  const list: Step[] = [
    sameLines
      ? { do: 'change_invoice', verb: 'edit', before, after }
      : { do: 'revise_invoice', before, after, lines: content.lines },
    ...(sameLines || less === null ? [] : deductSteps(after, less.deducted)),
    ...(sameLines ? [] : billingSteps(before, after, content, facts)),
    noteInvoice(before, after, 'edit', sentenceOf(before, after, sameLines)),
  ]
  return steps(list, { invoiceIds: [before.id] })
}

/**
 * What a draft bills after an edit of its lines or discount; null where neither is named. What says the same comes to the
 * same: the tax of a correction is a difference, and worked out anew it would be another (rule 25).
 */
function contentAfter(
  { lines, documentDiscount }: EditDraft['changes'],
  before: Invoice,
  facts: Facts,
): { content: Content; deducted: readonly Deducted[] } | null | Refusal {
  if (lines === undefined && documentDiscount === undefined) return null
  const placed = lines && onChart(lines, facts, facts.linesOf(before.id).map(chargeOf))
  if (isRefusal(placed)) return placed
  const whole = contentOf(
    placed ? owned(placed, before, facts) : wholeLines(facts.linesOf(before.id)).map(chargeOf),
    documentDiscount === undefined ? before.documentDiscount : documentDiscount,
    before.currency,
    {
      ...facts.profileOf(before.profileVersion),
      taxRounding: before.taxRounding,
      pricesIncludeTax: before.pricesIncludeTax,
    },
  )
  return isRefusal(whole) ? whole : lessOpenDeposits(whole, wholeBilledOn(before, facts), before, facts)
}

/** Lines of a document over one piece of work bill that work unless they say otherwise. */
function owned(lines: readonly Charge[], invoice: Invoice, facts: Facts): readonly Charge[] {
  const billings = facts.billingsOn(invoice.id)
  const only = billings.length === 1 ? billings[0]!.workId : null
  return lines.map((line) => ({
    ...line,
    workId: line.workId && billings.some((billing) => billing.workId === line.workId) ? line.workId : only,
  }))
}

export function chargeOf(line: InvoiceLine): Charge {
  return {
    kind: line.kind,
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.unitPrice,
    discount: line.lineDiscount,
    tax: { category: line.taxCategory, rate: line.taxRate, jurisdiction: line.taxJurisdiction ?? null },
    workId: line.workId,
    account: line.account ?? null,
  }
}

function datesOf(
  before: Invoice,
  changes: EditDraft['changes'],
): Pick<Invoice, 'issuedOn' | 'dueOn' | 'terms'> | Refusal {
  const issuedOn = changes.issuedOn ?? before.issuedOn
  if (before.number && issuedOn.slice(0, 4) !== before.issuedOn.slice(0, 4)) {
    return refuse(
      'number_of_another_year',
      14,
      `Number ${before.number} was given for ${before.issuedOn.slice(0, 4)}; the date must stay in that year.`,
      { pointer: '/issuedOn' },
    )
  }
  const terms = changes.terms ?? before.terms
  const moved = issuedOn !== before.issuedOn || terms !== before.terms
  const dueOn = changes.dueOn ?? (moved ? dueOf(issuedOn, terms) : agreedDueOn(before))
  if (isRefusal(dueOn)) return dueOn
  if (dueOn < issuedOn)
    return refuse(
      'due_before_issue',
      17,
      `It would be due on ${dueOn}, before it is issued on ${issuedOn}.`,
      { pointer: '/dueOn' },
    )
  return { issuedOn, dueOn, terms }
}

/** What of a draft's head a person edits, beside what it bills. */
export const DRAFT_FIELDS = [
  'issuedOn',
  'dueOn',
  'terms',
  'reference',
  'notes',
  'customerId',
  'customerVersion',
  'review',
] as const
const differs = (a: Invoice, b: Invoice): boolean => changedFields(a, b).length > 0

/** With instalments it is the agreed day that a person edits. */
const changedFields = (a: Invoice, b: Invoice): (typeof DRAFT_FIELDS)[number][] => {
  const [was, is] = [a, b].map((invoice) => ({ ...invoice, dueOn: agreedDueOn(invoice) })) as [
    Invoice,
    Invoice,
  ]
  return DRAFT_FIELDS.filter((field) => was[field] !== is[field])
}

const plainText = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner))
const sameContent = (a: readonly InvoiceLine[], b: readonly InvoiceLine[]): boolean =>
  plainText(a.map(chargeOf)) === plainText(b.map(chargeOf))
const sameDiscount = (a: Invoice['documentDiscount'], b: Invoice['documentDiscount']): boolean =>
  plainText(a) === plainText(b)

function sentenceOf(before: Invoice, after: Invoice, sameLines: boolean): Sentence {
  const changed = changedFields(before, after).filter((field) => field !== 'customerVersion')
  return say('edited', { fields: [...(sameLines ? [] : ['lines']), ...changed].map(term) })
}
