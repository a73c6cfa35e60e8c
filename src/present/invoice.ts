import { type Remarks, remarksInEnglish, say } from '../domain/sentence/say.ts'
import type { Sentence } from '../kernel/sentence.ts'
import type * as view from '../contract/invoice.ts'
import type { InvoicePayment, RelatedDocument } from '../contract/invoice-parts.ts'
import { agreedDueOn } from '../domain/invoice/instalments.ts'
import { balanceOf, isLive, type Invoice } from '../domain/invoice/invoice.ts'
import { describeTerms, parseTerms } from '../domain/invoice/terms.ts'
import type { ReadInvoice } from '../store/reading/invoice.ts'
import type { Payment } from '../domain/receivables/payment.ts'
import { actionsFor } from '../domain/status/actions.ts'
import { positionOf } from '../domain/status/position.ts'
import type { Role } from '../domain/status/role.ts'
import type { VocabularyCode } from '../domain/status/vocabulary.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { numberOf } from './amount.ts'
import { presentCrediting } from './crediting.ts'
import { presentAsked, presentInstalments } from './instalments.ts'
import { presentInvoiceWork } from './invoice-work.ts'
import { presentDocumentDiscount, presentLine, presentTaxGroup } from './line.ts'
import { presentParty, presentSeller } from './party.ts'
import { presentWord } from './word.ts'

/** Who looks, and when: the calendar date and the words are the organization's. */
export interface Viewer {
  readonly today: string
  readonly vocabulary: VocabularyCode
  readonly role: Role
}

/** A document as its reader sees it today: words and possible actions come from the same tables the rules ask. */
export function presentInvoice(read: ReadInvoice, viewer: Viewer): view.Invoice {
  const { invoice, profile } = read
  const position = positionOf(invoice, viewer.today)
  return {
    ...asStored(invoice),
    word: presentWord(invoice, viewer.today, viewer.vocabulary),
    position,
    actions: actionsFor(invoice, position, profile, viewer.role, notedOn(invoice, read.related)),
    flags: flagsOf(invoice, read.related),
    seller: presentSeller(read.seller, read.logo),
    buyer: presentParty(read.buyer),
    lines: read.lines.map(presentLine),
    balance: numberOf(isLive(invoice) ? balanceOf(invoice) : 0n),
    instalments: presentInstalments(invoice, viewer.today),
    instalmentsAsked: (invoice.stage === 'draft' ? (invoice.instalments?.asked ?? []) : []).map(presentAsked),
    work: read.work.map(presentInvoiceWork),
    payments: read.payments.map(presentInvoicePayment),
    related: read.related.map((other) => presentRelated(invoice, other, viewer)),
  }
}

type Derived =
  | 'word'
  | 'position'
  | 'actions'
  | 'flags'
  | 'seller'
  | 'buyer'
  | 'lines'
  | 'balance'
  | 'instalments'
  | 'instalmentsAsked'
  | 'work'
  | 'payments'
  | 'related'

function asStored(invoice: Invoice): Omit<view.Invoice, Derived> {
  const terms = parseTerms(invoice.terms)
  return {
    id: invoice.id,
    kind: invoice.kind,
    number: invoice.number,
    customerId: invoice.customerId,
    currency: invoice.currency,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    agreedDueOn: agreedDueOn(invoice),
    instalmentsChosenOn: invoice.instalments?.chosenOn ?? null,
    terms: invoice.terms,
    termsInWords: isRefusal(terms) ? invoice.terms : describeTerms(terms),
    reference: invoice.reference,
    notes: invoice.notes,
    taxRounding: invoice.taxRounding,
    pricesIncludeTax: invoice.pricesIncludeTax,
    documentDiscount:
      invoice.documentDiscount === null ? null : presentDocumentDiscount(invoice.documentDiscount),
    taxGroups: invoice.taxGroups.map(presentTaxGroup),
    subtotal: numberOf(invoice.subtotal),
    discount: numberOf(invoice.discount),
    net: numberOf(invoice.net),
    tax: numberOf(invoice.tax),
    total: numberOf(invoice.total),
    paid: numberOf(invoice.paid),
    credited: numberOf(invoice.credited),
    refunded: numberOf(invoice.refunded),
    writtenOff: numberOf(invoice.writtenOff),
    originalId: invoice.originalId,
    credit: presentCrediting(invoice.crediting),
    eventId: invoice.eventId,
    sentAt: invoice.sentAt,
    viewedAt: invoice.viewedAt,
    postedAt: invoice.postedAt,
    publishedAt: invoice.publishedAt,
    archivedAt: invoice.archivedAt,
    endedAt: invoice.endedAt,
    endReason: invoice.endReason,
    supersededBy: invoice.supersededBy,
    version: invoice.version,
    createdAt: invoice.createdAt,
    createdBy: invoice.createdBy,
  }
}

/** What the final credit notes over it come to. */
function notedOn({ id }: Invoice, related: readonly Invoice[]): bigint {
  return related.reduce(
    (sum, { kind, stage, originalId, total }) =>
      kind === 'credit_note' && stage === 'posted' && originalId === id ? sum + total : sum,
    0n,
  )
}

function flagsOf(invoice: Invoice, related: readonly Invoice[]): view.Invoice['flags'] {
  const successor = related.find((other) => other.id === invoice.supersededBy)
  const flag = (code: view.Invoice['flags'][number]['code'], said: Remarks | null) =>
    said === null ? [] : [{ code, sentence: remarksInEnglish(said), said: [...said] }]
  return [
    ...flag('review', invoice.review),
    ...flag('superseded', successor ? [replacedBy(successor)] : null),
  ]
}

const replacedBy = ({ number }: Invoice): Sentence =>
  number === null ? say('replaced_by_draft') : say('replaced_by', { document: number })

function presentInvoicePayment({ payment, amount }: { payment: Payment; amount: bigint }): InvoicePayment {
  const { id, receivedOn, method, reference } = payment
  return { id, receivedOn, method, reference, amount: numberOf(amount) }
}

function presentRelated(invoice: Invoice, other: Invoice, { today, vocabulary }: Viewer): RelatedDocument {
  return {
    id: other.id,
    kind: other.kind,
    number: other.number,
    relation: relationOf(invoice, other),
    word: presentWord(other, today, vocabulary),
    total: numberOf(other.total),
  }
}

function relationOf(invoice: Invoice, other: Invoice): RelatedDocument['relation'] {
  const isWhole = (one: Invoice): boolean => one.kind === 'invoice' || one.kind === 'supplement'
  if (other.kind === 'deposit' && isWhole(invoice)) return 'deposit'
  if (invoice.kind === 'deposit' && isWhole(other)) return 'deducted_on'
  if (other.id === invoice.originalId) return 'original'
  if (other.originalId === invoice.id) return 'correction'
  if (other.id === invoice.supersededBy) return 'replaced_by'
  return other.supersededBy === invoice.id ? 'replaces' : 'same_work'
}
