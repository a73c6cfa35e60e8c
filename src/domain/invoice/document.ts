import type { Remarks } from '../sentence/say.ts'
import { decimal } from '../../kernel/decimal.ts'
import { parseDecimal } from '../../kernel/decimal.ts'
import { MAX_MINOR } from '../../kernel/money.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import type { BillingProfile } from '../profile/profile.ts'
import { revenueAccountOf } from '../profile/revenue-accounts.ts'
import { NEVER_MOVED } from '../receivables/moves.ts'
import type { Charge, ChargedTax } from '../work/charge.ts'
import type { Invoice, InvoiceKind, InvoiceLine } from './invoice.ts'
import { onAccount, withAccounts } from './line-accounts.ts'
import { inJurisdiction, taxedAs, type TaxTerms, termsOfLine } from './tax-terms.ts'
import { dueDate, parseTerms } from './terms.ts'
import { totalsOf, type DocumentDiscount, type PricedLine, type Totals } from './totals.ts'

/** What a document bills, worked out: its lines and what they come to, in minor units of `currency`. */
export interface Content {
  readonly lines: readonly InvoiceLine[]
  readonly totals: Totals
  readonly documentDiscount: DocumentDiscount | null
}

/**
 * Works out charges into lines and totals under a profile (rules 11–13). Refused: no lines, more than 10,000, a
 * negative total, a total beyond 10^15 minor units.
 */
export function contentOf(
  charges: readonly Charge[],
  documentDiscount: DocumentDiscount | null,
  currency: string,
  profile: BillingProfile,
): Content | Refusal {
  if (charges.length === 0)
    return refuse('no_lines', 16, 'There is nothing to bill: the document has no lines.', {
      pointer: '/lines',
    })
  if (charges.length > 10_000) {
    return refuse('too_many_lines', 16, 'A document holds at most 10,000 lines.', {
      pointer: '/lines',
      values: { lines: charges.length },
    })
  }
  const fallback = parseDecimal(profile.defaultTax.rate)
  if (isRefusal(fallback)) return fallback
  const usual: TaxTerms = { ...profile.defaultTax, rate: fallback }
  const priced = charges.map((charge): PricedLine => ({
    quantity: charge.quantity,
    unitPrice: charge.unitPrice,
    discount: charge.discount,
    ...taxedAs(charge.tax === null ? usual : termsOfCharge(charge.tax, usual)),
  }))
  const totals = totalsOf(priced, {
    currency,
    taxRounding: profile.taxRounding,
    pricesIncludeTax: profile.pricesIncludeTax,
    documentDiscount,
  })
  if (isRefusal(totals)) return totals
  if (totals.total < 0n) {
    return refuse(
      'negative_total',
      16,
      'The lines come to less than nothing; give it back with a credit note.',
      { pointer: '/lines', values: { total: totals.total } },
    )
  }
  if (totals.total > MAX_MINOR) {
    return refuse('amount_too_large', 12, 'The total is beyond what an invoice may hold.', {
      pointer: '/lines',
      values: { total: totals.total, most: MAX_MINOR },
    })
  }
  const lines = charges.map((charge, at): InvoiceLine => ({
    ...totals.lines[at]!,
    kind: charge.kind,
    description: charge.description,
    quantity: charge.quantity,
    unit: charge.unit,
    unitPrice: charge.unitPrice,
    lineDiscount: charge.discount,
    ...taxedAs(termsOfLine(priced[at]!)),
    workId: charge.workId,
    ...onAccount({ account: accountOf(charge, profile) }),
  }))
  return { lines, totals: { ...totals, groups: withAccounts(totals.groups, lines) }, documentDiscount }
}

/** What a line says itself goes before what its kind does. */
const accountOf = ({ account, kind }: Charge, profile: BillingProfile): string | undefined =>
  account === undefined ? revenueAccountOf(profile, kind) : (account ?? undefined)

const ZERO = decimal('0')

/** What a charge says of its tax. Where it names no category, the rate tells; where it says nothing of a jurisdiction, it is the usual one. */
const termsOfCharge = ({ category, rate, jurisdiction }: ChargedTax, usual: TaxTerms): TaxTerms => ({
  category: category ?? (rate === ZERO ? 'Z' : 'S'),
  rate,
  ...inJurisdiction(jurisdiction === undefined ? usual.jurisdiction : jurisdiction),
})

/** Who and what a new document is about, beside its content. */
export interface Heading {
  readonly id: string
  readonly kind: InvoiceKind
  readonly final: boolean
  readonly customerId: string
  readonly customerVersion: number
  readonly organizationVersion: number
  readonly eventId: string | null
  readonly originalId: string | null
  readonly currency: string
  readonly issuedOn: string
  readonly dueOn: string | null
  readonly terms: string | null
  readonly reference: string | null
  readonly notes: string | null
  readonly review: Remarks | null
  readonly now: string
  readonly actor: string
}

/** A new document, unnumbered: `finishPlan` numbers it and says what Accounts Receivable holds for it. */
export function newDocument(heading: Heading, content: Content, profile: BillingProfile): Invoice | Refusal {
  const terms = heading.terms ?? profile.terms
  const due = heading.dueOn ?? dueOf(heading.issuedOn, terms)
  if (isRefusal(due)) return due
  if (due < heading.issuedOn) {
    return refuse(
      'due_before_issue',
      17,
      `It would be due on ${due}, before it is issued on ${heading.issuedOn}.`,
      { pointer: '/dueOn' },
    )
  }
  return {
    id: heading.id,
    kind: heading.kind,
    stage: heading.final ? 'posted' : 'draft',
    series: heading.kind === 'credit_note' ? profile.creditSeries.code : profile.series.code,
    numberSeq: null,
    number: null,
    customerId: heading.customerId,
    customerVersion: heading.customerVersion,
    sellerVersion: heading.organizationVersion,
    profileVersion: heading.organizationVersion,
    eventId: heading.eventId,
    originalId: heading.originalId,
    currency: heading.currency,
    issuedOn: heading.issuedOn,
    dueOn: due,
    terms,
    reference: heading.reference,
    notes: heading.notes,
    revision: 1,
    taxRounding: profile.taxRounding,
    pricesIncludeTax: profile.pricesIncludeTax,
    ...amountsOf(content),
    paid: 0n,
    credited: 0n,
    refunded: 0n,
    writtenOff: 0n,
    receivable: 0n,
    ...NEVER_MOVED,
    review: heading.review,
    sentAt: null,
    viewedAt: null,
    postedAt: heading.final ? heading.now : null,
    publishedAt: null,
    archivedAt: null,
    endedAt: null,
    endedOn: null,
    endReason: null,
    supersededBy: null,
    crediting: null,
    instalments: null,
    version: 1,
    createdAt: heading.now,
    createdBy: heading.actor,
  }
}

/** The part of a document that its content decides. */
export function amountsOf(
  content: Content,
): Pick<
  Invoice,
  'lineCount' | 'documentDiscount' | 'taxGroups' | 'subtotal' | 'discount' | 'net' | 'tax' | 'total'
> {
  const { totals } = content
  return {
    lineCount: content.lines.length,
    documentDiscount: content.documentDiscount,
    taxGroups: totals.groups,
    subtotal: totals.subtotal,
    discount: totals.discount,
    net: totals.net,
    tax: totals.tax,
    total: totals.total,
  }
}

/** The due date under terms given as text; refused when the text is not in the grammar (rule 17). */
export function dueOf(issuedOn: string, terms: string): string | Refusal {
  const parsed = parseTerms(terms)
  return isRefusal(parsed) ? parsed : dueDate(issuedOn, parsed)
}
