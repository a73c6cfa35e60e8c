import type { Remarks } from '../sentence/say.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import type { DocumentDiscount, LineDiscount } from '../invoice/totals.ts'

/** What a line is for: shown to the customer. */
export type LineKind =
  | 'service'
  | 'delivery'
  | 'item'
  | 'labor'
  | 'part'
  | 'fuel'
  | 'landing'
  | 'handling'
  | 'crew'
  | 'catering'
  | 'product'
  | 'extra'
  | 'adjustment'
  | 'fee'
  | 'other'
  /** What a deposit bills, and with a minus what is deducted for it. Nobody charges it. */
  | 'deposit'

/** The tax of a charge as far as it is told. */
export interface ChargedTax {
  readonly category: string | null
  readonly rate: Decimal
  /** Null where none shall be named; the organization's default where nothing is said of it. */
  readonly jurisdiction?: string | null | undefined
}

/** One thing to charge for. `unitPrice` is in major units; a null tax means the organization's default. */
export interface Charge {
  readonly kind: LineKind
  readonly description: string
  readonly quantity: Decimal
  readonly unit: string | null
  readonly unitPrice: Decimal
  readonly discount: LineDiscount | null
  readonly tax: ChargedTax | null
  /** The piece of work it bills, once that is known. */
  readonly workId: string | null
  /** The code of the revenue account it earns on; null for the organization's Revenue; what its kind earns on where nothing is said. */
  readonly account?: string | null | undefined
}

/** What a work event asks to be charged, with what a person must look at before it goes out. */
export interface Charges {
  readonly charges: readonly Charge[]
  readonly documentDiscount: DocumentDiscount | null
  readonly review: Remarks | null
}
