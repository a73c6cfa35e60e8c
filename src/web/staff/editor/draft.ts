import type { InvoiceLine } from '../../../contract/invoice-parts.ts'
import type { LineInput } from '../../../contract/invoice-request.ts'
import type { Invoice } from '../../../contract/invoice.ts'
import type { DocumentDiscountInput, LineDiscountInput } from '../../../contract/discount.ts'
import { inJurisdiction, taxedAs, termsOf } from '../../../domain/invoice/tax-terms.ts'
import { type PricedLine, type Totals, totalsOf } from '../../../domain/invoice/totals.ts'
import { decimal, type Decimal, parseDecimal } from '../../../kernel/decimal.ts'
import { minorFromDecimalText } from '../../../kernel/money.ts'
import { isRefusal } from '../../../kernel/refusal.ts'
import { plainNumber, typedAmount, typedNumber } from '../../ui/typed-number.ts'

/** A discount as it is typed: a percentage, or an amount in major units. Nothing typed is none. */
export interface TypedDiscount {
  readonly kind: 'percent' | 'amount'
  readonly text: string
  /** The most a percentage takes off, in minor units; nobody types it here, and it stays. */
  readonly cap?: number | null
}

/** A line as it is typed. What the form does not show goes back unchanged. */
export interface DraftLine extends Pick<LineInput, 'kind' | 'unit' | 'taxCategory' | 'workId' | 'account'> {
  readonly key: string
  readonly description: string
  readonly quantity: string
  readonly unitPrice: string
  readonly discount: TypedDiscount
  readonly taxRate: string
  /** Nothing typed names none. */
  readonly taxJurisdiction: string
}

/** A document as it is typed. */
export interface Draft {
  readonly lines: readonly DraftLine[]
  readonly discount: TypedDiscount
  readonly issuedOn: string
  readonly dueOn: string
  readonly reference: string
  readonly notes: string
}

/** How a document is added up; the server says it. */
export type Policy = Pick<Invoice, 'currency' | 'taxRounding' | 'pricesIncludeTax'>

const NO_DISCOUNT: TypedDiscount = { kind: 'percent', text: '' }

/** A document as it stands, to be typed over. */
export function draftOf(invoice: Invoice): Draft {
  const { currency, documentDiscount, issuedOn, agreedDueOn } = invoice
  return {
    // What is deducted for deposits follows by itself.
    lines: invoice.lines.flatMap((line, at) =>
      line.kind === 'deposit' ? [] : [lineOf({ ...line, kind: line.kind }, String(at), currency)],
    ),
    discount: typedOf(documentDiscount, currency),
    issuedOn,
    dueOn: agreedDueOn,
    reference: invoice.reference ?? '',
    notes: invoice.notes ?? '',
  }
}

function lineOf(line: InvoiceLine & Pick<DraftLine, 'kind'>, key: string, currency: string): DraftLine {
  const {
    kind,
    description,
    quantity,
    unit,
    unitPrice,
    taxCategory,
    taxRate,
    taxJurisdiction,
    workId,
    account,
  } = line
  const discount = typedOf(line.discount, currency)
  return {
    key,
    kind,
    description,
    quantity: typedNumber(quantity),
    unit,
    unitPrice: typedNumber(unitPrice),
    discount,
    taxCategory,
    taxRate: typedNumber(taxRate),
    taxJurisdiction: taxJurisdiction ?? '',
    workId,
    account,
  }
}

function typedOf(
  discount: InvoiceLine['discount'] | Invoice['documentDiscount'],
  currency: string,
): TypedDiscount {
  if (discount === null) return NO_DISCOUNT
  if (discount.kind === 'amount') return { kind: 'amount', text: typedAmount(discount.amount, currency) }
  return {
    kind: 'percent',
    text: typedNumber(discount.percent),
    ...('cap' in discount ? { cap: discount.cap } : {}),
  }
}

/** A fresh line, taxed as another. */
export function blankLine(like: Pick<DraftLine, 'taxCategory' | 'taxRate' | 'taxJurisdiction'>): DraftLine {
  const { taxCategory, taxRate, taxJurisdiction } = like
  return {
    key: crypto.randomUUID(),
    kind: 'service',
    description: '',
    quantity: '1',
    unit: null,
    unitPrice: '',
    discount: NO_DISCOUNT,
    taxCategory,
    taxRate,
    taxJurisdiction,
    workId: null,
  }
}

/** A line with another rate: none is zero-rated, any other is the standard one. What is exempt stays what it is at 0. */
export function withTaxRate(line: DraftLine, taxRate: string): DraftLine {
  const rate = parseDecimal(plainNumber(taxRate))
  const isZero = !isRefusal(rate) && rate === ZERO
  const isPlain = line.taxCategory === 'S' || line.taxCategory === 'Z' || line.taxCategory == null
  return { ...line, taxRate, taxCategory: isZero ? (isPlain ? 'Z' : line.taxCategory) : 'S' }
}

const ZERO = decimal('0')

/** The lines as they are asked for. */
export function linesAsked(lines: readonly DraftLine[], currency: string): LineInput[] {
  return lines.map(({ key: _, discount, ...line }) => ({
    ...line,
    description: line.description.trim(),
    quantity: plainNumber(line.quantity),
    unitPrice: plainNumber(line.unitPrice),
    taxRate: plainNumber(line.taxRate),
    taxJurisdiction: jurisdictionTyped(line) ?? null,
    discount: lineDiscountAsked(discount, currency),
  }))
}

/** As the server reads it. */
const jurisdictionTyped = ({ taxJurisdiction }: Pick<DraftLine, 'taxJurisdiction'>): string | undefined =>
  taxJurisdiction.trim().toUpperCase() || undefined

function lineDiscountAsked({ kind, text }: TypedDiscount, currency: string): LineDiscountInput | null {
  if (text.trim() === '') return null
  if (kind === 'percent') return { kind, percent: plainNumber(text) }
  const amount = minorFromDecimalText(plainNumber(text), currency)
  return isRefusal(amount) ? null : { kind, amount: Number(amount) }
}

/** The document's discount as it is asked for. */
export function discountAsked(typed: TypedDiscount, currency: string): DocumentDiscountInput | null {
  const discount = lineDiscountAsked(typed, currency)
  return discount?.kind === 'percent' ? { ...discount, cap: typed.cap ?? null } : discount
}

/**
 * What a document comes to while it is typed, by the server's own rule; null while something in it is no number yet, or
 * is refused.
 */
export function totalsOfDraft(draft: Draft, policy: Policy): Totals | null {
  const { currency, taxRounding, pricesIncludeTax } = policy
  const priced = draft.lines.map((line) => pricedOf(line, currency))
  const discount = discountOf(draft.discount, currency)
  if (discount === 'unreadable' || priced.some((line) => line === null)) return null
  const cap = draft.discount.cap
  const totals = totalsOf(priced as PricedLine[], {
    currency,
    taxRounding,
    pricesIncludeTax,
    documentDiscount:
      discount?.kind === 'percent' && cap != null ? { ...discount, cap: BigInt(cap) } : discount,
  })
  return isRefusal(totals) ? null : totals
}

function pricedOf(line: DraftLine, currency: string): PricedLine | null {
  const quantity = numberTyped(line.quantity)
  const unitPrice = numberTyped(line.unitPrice)
  const taxRate = numberTyped(line.taxRate)
  const discount = discountOf(line.discount, currency)
  if (quantity === null || unitPrice === null || taxRate === null || discount === 'unreadable') return null
  const terms = termsOf({
    category: line.taxCategory ?? '',
    rate: taxRate,
    jurisdiction: jurisdictionTyped(line),
  })
  return { quantity, unitPrice, ...taxedAs(terms), discount }
}

function numberTyped(text: string): Decimal | null {
  const value = parseDecimal(plainNumber(text))
  return isRefusal(value) ? null : value
}

function discountOf({ kind, text }: TypedDiscount, currency: string): PricedLine['discount'] | 'unreadable' {
  if (text.trim() === '') return null
  if (kind === 'percent') {
    const percent = numberTyped(text)
    return percent === null ? 'unreadable' : { kind, percent }
  }
  const amount = minorFromDecimalText(plainNumber(text), currency)
  return isRefusal(amount) ? 'unreadable' : { kind, amount }
}

/** What the lines deducted for deposits take off a document: with their tax where its prices contain it, and by tax group. */
export interface Deducted {
  readonly amount: bigint
  readonly total: bigint
  readonly taxes: readonly {
    readonly category: string
    readonly rate: string
    readonly jurisdiction?: string | undefined
    readonly tax: bigint
  }[]
}

/** Null where nothing is deducted. */
export function deductedOn({ lines }: Pick<Invoice, 'lines'>): Deducted | null {
  const off = lines.filter(({ kind }) => kind === 'deposit')
  if (off.length === 0) return null
  const sum = (of: (line: InvoiceLine) => number): bigint =>
    BigInt(off.reduce((all, line) => all + of(line), 0))
  return {
    amount: sum(({ gross }) => gross),
    total: sum(({ total }) => total),
    taxes: off.map((line) => ({
      category: line.taxCategory,
      rate: line.taxRate,
      ...inJurisdiction(line.taxJurisdiction),
      tax: BigInt(line.tax),
    })),
  }
}

/** Whether two drafts say the same. */
export const isSameDraft = (a: Draft, b: Draft): boolean => plain(a) === plain(b)

const plain = (draft: Draft): string =>
  JSON.stringify({ ...draft, lines: draft.lines.map(({ key: _, ...line }) => line) })
