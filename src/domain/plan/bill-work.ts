import { named, type Remarks, say, workNamed } from '../sentence/say.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import type { Customer } from '../customer/customer.ts'
import type { Deducted } from '../invoice/deposits.ts'
import { newDocument, type Content } from '../invoice/document.ts'
import type { Invoice } from '../invoice/invoice.ts'
import type { Charges } from '../work/charge.ts'
import type { Work, WorkBilling } from '../work/work.ts'
import { deductSteps, lessOpenDeposits, openDeposits, type WholeOf } from './deposits.ts'
import { differenceContent } from './difference-content.ts'
import { endInvoice } from './end-invoice.ts'
import type { Facts, Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import type { Step } from './plan.ts'

export interface Billing {
  readonly steps: readonly Step[]
  readonly invoiceIds: readonly string[]
  /** What a person must look at on the work itself. */
  readonly workReview: Remarks | null
}

interface Told {
  readonly work: Work
  readonly known: Work | null
  readonly charges: Charges
  /** Null when there is nothing to charge. */
  readonly content: Content | null
  readonly customer: Customer
  readonly facts: Facts
  readonly moment: Moment
  readonly eventId: string
}

/**
 * Bills a piece of work as it is told now (rules 4, 9). Its drafts are voided and drafted anew; a document past draft
 * stays as it is, and the difference is prepared as a draft supplement or credit note. So a piece of work is never
 * billed twice and never has two live drafts.
 */
export function billWork(told: Told): Billing | Refusal {
  const { work, facts, charges } = told
  const { profile } = facts.organization
  const all = facts
    .billingsOf(work.id)
    .map((billing) => ({ billing, invoice: facts.invoice(billing.invoiceId)! }))
  // What deposits bill of it is deducted from the whole.
  const live = all.filter(({ billing }) => billing.state !== 'deposit')
  const others = all.filter(
    ({ invoice }) => invoice.stage === 'posted' && invoice.customerId !== told.customer.id,
  )
  if (others.length > 0) {
    return {
      steps: [],
      invoiceIds: [],
      workReview: [
        say('customer_changed_late', {
          customer: told.customer.name,
          documents: others.map(({ invoice }) => named(invoice)),
        }),
      ],
    }
  }
  const reaction = profile.reactions[work.kind]
  const billable = profile.billableStages.includes(work.stage)
  if (reaction === 'offer' || !billable) {
    return {
      steps: [],
      invoiceIds: [],
      workReview:
        live.length > 0 && told.known?.value !== work.value
          ? [say('told_otherwise', { documents: live.map(({ invoice }) => named(invoice)) })]
          : live.length > 0
            ? (told.known?.review ?? charges.review)
            : charges.review,
    }
  }
  const shared = all.filter(({ invoice }) => facts.billingsOn(invoice.id).length > 1)
  if (shared.length > 0) {
    return {
      steps: [],
      invoiceIds: [],
      workReview: [say('price_changed_together', { documents: shared.map(({ invoice }) => named(invoice)) })],
    }
  }
  const documents = live.map(({ invoice }) => invoice)
  const deposits = all.flatMap(({ billing, invoice }) => (billing.state === 'deposit' ? invoice : []))
  return replace(told, documents, deposits, reaction === 'create')
}

/** Why deposits do not fit what the work is now: a person decides. */
const DO_NOT_FIT: readonly string[] = ['deposits_exceed_whole', 'currency_mixed', 'customer_mixed']

function replace(
  told: Told,
  live: readonly Invoice[],
  deposits: readonly Invoice[],
  final: boolean,
): Billing | Refusal {
  const { work, facts, moment } = told
  const drafts = live.filter((invoice) => invoice.stage === 'draft')
  const finals = live.filter((invoice) => invoice.stage === 'posted')
  const of = { workIds: [work.id], invoiceId: null, besides: drafts.map(({ id }) => id) }
  const unearned = openDeposits(of, facts).length > 0
  const next =
    unearned && finals.length > 0
      ? null
      : finals.length > 0
        ? correction(told, [...finals, ...deposits.filter(({ stage }) => stage === 'posted')], finals)
        : fullDocument(told, of, final)
  if (isRefusal(next) && !DO_NOT_FIT.includes(next.code)) return next
  if (isRefusal(next) || (unearned && !next))
    return {
      steps: [],
      invoiceIds: [],
      workReview: [say('deposits_do_not_fit', { documents: deposits.map(named) })],
    }
  const superseded = drafts.flatMap((draft) =>
    endInvoice(
      draft,
      'void',
      next
        ? 'Replaced because the work was priced again.'
        : 'The work was priced again and nothing is left to bill.',
      next?.invoice.id ?? null,
      facts,
      moment,
    ),
  )
  if (!next) return { steps: superseded, invoiceIds: [], workReview: null }
  const { content, deducted } = next
  const invoice = withPlanOf(drafts, next.invoice)
  const billing: WorkBilling = {
    workId: work.id,
    invoiceId: invoice.id,
    amount: invoice.kind === 'credit_note' ? -invoice.net : invoice.net,
    state: invoice.stage === 'draft' ? 'draft' : 'final',
  }
  return {
    steps: [
      ...superseded,
      { do: 'draft_invoice', invoice, lines: content.lines },
      ...deductSteps(invoice, deducted),
      { do: 'bill_work', before: null, after: billing },
      noteInvoice(null, invoice, 'draft', say('made_for_work', { work: workNamed(work) })),
    ],
    invoiceIds: [invoice.id],
    workReview: null,
  }
}

/** What was agreed on the draft that is replaced holds for the one that replaces it. */
function withPlanOf(drafts: readonly Invoice[], invoice: Invoice): Invoice {
  const asked = drafts.findLast(({ kind, instalments }) => kind === invoice.kind && instalments?.asked)
    ?.instalments?.asked
  return asked ? { ...invoice, instalments: { agreedDueOn: invoice.dueOn, parts: [], asked } } : invoice
}

type Next = { invoice: Invoice; content: Content; deducted: readonly Deducted[] } | null

function fullDocument(told: Told, of: WholeOf, final: boolean): Next | Refusal {
  const { content, charges, work, facts } = told
  if (!content || (content.totals.total === 0n && content.totals.subtotal === 0n)) return null
  const lines = content.lines.map((line) => ({ ...line, workId: work.id }))
  const how = {
    customerId: told.customer.id,
    currency: work.currency,
    pricesIncludeTax: facts.organization.profile.pricesIncludeTax,
  }
  const less = lessOpenDeposits({ ...content, lines }, of, how, facts)
  if (isRefusal(less)) return less
  return document(told, less, {
    kind: 'invoice',
    final,
    originalId: null,
    review: charges.review,
    notes: null,
    reference: work.reference,
  })
}

/** What finals bill too little or too much, as a flagged draft for a person to decide on. */
function correction(told: Told, billed: readonly Invoice[], finals: readonly Invoice[]): Next | Refusal {
  const { work, facts } = told
  const difference = differenceContent(work, told.content, billed, facts.organization.profile)
  if (difference === null || isRefusal(difference)) return difference
  return document(
    told,
    { content: difference.content, deducted: [] },
    {
      kind: difference.kind,
      final: false,
      originalId: (finals.findLast((invoice) => invoice.kind === 'invoice') ?? finals[0]!).id,
      review: [say('priced_again', { work: workNamed(work), documents: finals.map(named) })],
      notes: null,
      reference: work.reference,
    },
  )
}

function document(
  told: Told,
  { content, deducted }: { content: Content; deducted: readonly Deducted[] },
  about: {
    kind: Invoice['kind']
    final: boolean
    originalId: string | null
    review: Remarks | null
    notes: string | null
    reference: string | null
  },
): Next | Refusal {
  const { work, customer, facts, moment, eventId } = told
  const lines = content.lines.map((line) => ({ ...line, workId: work.id }))
  const invoice = newDocument(
    {
      id: moment.newId(),
      ...about,
      customerId: customer.id,
      customerVersion: customer.version,
      organizationVersion: facts.organization.version,
      eventId,
      currency: work.currency,
      issuedOn: work.occurredOn,
      dueOn: null,
      terms: customer.terms,
      now: moment.now,
      actor: moment.actor,
    },
    content,
    facts.organization.profile,
  )
  return isRefusal(invoice) ? invoice : { invoice, content: { ...content, lines }, deducted }
}
