import type { Remarks } from '../sentence/say.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import type { ReceivableMoves } from '../receivables/moves.ts'
import type { LineKind } from '../work/charge.ts'
import type { Crediting } from './crediting.ts'
import type { InstalmentPlan } from './instalments.ts'
import type { TaxedLine } from './tax-terms.ts'
import type { DocumentDiscount, LineDiscount, LineTotals, TaxGroup } from './totals.ts'

export type InvoiceKind = 'invoice' | 'supplement' | 'credit_note' | 'deposit'
export type Stage = 'draft' | 'posted' | 'void' | 'cancelled'

/** A line as it stands on the document: what was asked for, and what it comes to (minor units). */
export interface InvoiceLine extends LineTotals, TaxedLine {
  readonly kind: LineKind
  readonly description: string
  readonly quantity: Decimal
  readonly unit: string | null
  readonly unitPrice: Decimal
  readonly lineDiscount: LineDiscount | null
  readonly workId: string | null
  /** The revenue account it earns on; none where that is the organization's Revenue. */
  readonly account?: string | undefined
}

/**
 * An invoice, a supplement, a credit note, or a deposit: what is billed of a whole before the whole is. Amounts are minor units of `currency`, never negative; a credit note's
 * total is what it takes away. `issuedOn` and `dueOn` are calendar dates in the organization's time zone; `…At` are
 * instants. The stage and the dated facts are all that is stored of its state (rule 15).
 */
export interface Invoice extends ReceivableMoves {
  readonly id: string
  readonly kind: InvoiceKind
  readonly stage: Stage
  readonly series: string
  readonly numberSeq: bigint | null
  readonly number: string | null
  readonly customerId: string
  readonly customerVersion: number
  readonly sellerVersion: number
  readonly profileVersion: number
  readonly eventId: string | null
  readonly originalId: string | null
  readonly currency: string
  readonly issuedOn: string
  /** With instalments, when the oldest of them that is open falls due. */
  readonly dueOn: string
  readonly terms: string
  readonly reference: string | null
  readonly notes: string | null
  readonly revision: number
  readonly lineCount: number
  readonly taxRounding: 'document' | 'line'
  readonly pricesIncludeTax: boolean
  readonly documentDiscount: DocumentDiscount | null
  readonly taxGroups: readonly TaxGroup[]
  readonly subtotal: bigint
  readonly discount: bigint
  readonly net: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly paid: bigint
  readonly credited: bigint
  readonly refunded: bigint
  /** What of it was given up as bad debt, and not reinstated. */
  readonly writtenOff: bigint
  /** What Accounts Receivable holds for it. */
  readonly receivable: bigint
  readonly review: Remarks | null
  readonly sentAt: string | null
  readonly viewedAt: string | null
  readonly postedAt: string | null
  readonly publishedAt: string | null
  readonly archivedAt: string | null
  readonly endedAt: string | null
  readonly endedOn: string | null
  readonly endReason: string | null
  readonly supersededBy: string | null
  /** What was asked of a credit note a person made; null on every other document. */
  readonly crediting: Crediting | null
  /** How what is owed is split; null where it never was. */
  readonly instalments: InstalmentPlan | null
  readonly version: number
  readonly createdAt: string
  readonly createdBy: string
}

/** What is still owed on it: minor units. A refund opens it again, a credit note closes it (rule 24), and so does a write-off. */
export function balanceOf(invoice: Invoice): bigint {
  return invoice.kind === 'credit_note'
    ? 0n
    : invoice.total - invoice.credited - invoice.paid + invoice.refunded - invoice.writtenOff
}

/** Whether anything came in for it, was credited or given up: then it is corrected, and neither voided nor cancelled. */
export const isTouched = ({ paid, credited, writtenOff }: Invoice): boolean =>
  paid > 0n || credited > 0n || writtenOff > 0n

export const isLive = (invoice: Pick<Invoice, 'stage'>): boolean =>
  invoice.stage === 'draft' || invoice.stage === 'posted'
