import { inJurisdiction } from '../invoice/tax-terms.ts'
import { decimalOf } from './amounts.ts'
import type { ChargedTax } from './charge.ts'
import type { DecimalInput, TaxOfPlace } from './event.ts'

/** The tax that an event tells for all lines that name none. */
export const taxOfPlace = ({ category, rate, jurisdiction }: TaxOfPlace): ChargedTax => ({
  category: category ?? null,
  rate: decimalOf(rate),
  ...inJurisdiction(jurisdiction),
})

/** The tax that a line of an event names; null where it names none. */
export const taxOfLine = (
  {
    taxRate,
    taxJurisdiction,
  }: { readonly taxRate?: DecimalInput | undefined; readonly taxJurisdiction?: string | undefined },
  place?: ChargedTax | null,
): ChargedTax | null =>
  taxRate === undefined
    ? null
    : {
        category: place?.category ?? null,
        rate: decimalOf(taxRate),
        ...inJurisdiction(taxJurisdiction ?? place?.jurisdiction),
      }
