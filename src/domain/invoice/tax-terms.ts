import type { Decimal } from '../../kernel/decimal.ts'

/** What tax is told apart by: a UNCL5305 category, a percentage, and whose tax it is where that is named. */
export interface TaxTerms {
  readonly category: string
  /** Percent: 19 is 19 %. */
  readonly rate: Decimal
  /** A short code such as DE or US-IL. Left out where none is named. */
  readonly jurisdiction?: string | undefined
}

/** The same on a line. */
export interface TaxedLine {
  /** UNCL5305 code: 'S' standard, 'Z' zero, 'E' exempt, 'AE' reverse charge … */
  readonly taxCategory: string
  /** Percent: 19 is 19 %. */
  readonly taxRate: Decimal
  /** A short code such as DE or US-IL. Left out where none is named. */
  readonly taxJurisdiction?: string | undefined
}

/** A jurisdiction as a field of something taxed; none where none is named. */
export const inJurisdiction = (jurisdiction: string | null | undefined): { jurisdiction?: string } =>
  jurisdiction == null ? {} : { jurisdiction }

export const termsOf = ({ category, rate, jurisdiction }: TaxTerms): TaxTerms => ({
  category,
  rate,
  ...inJurisdiction(jurisdiction),
})

export const termsOfLine = ({ taxCategory, taxRate, taxJurisdiction }: TaxedLine): TaxTerms => ({
  category: taxCategory,
  rate: taxRate,
  ...inJurisdiction(taxJurisdiction),
})

export const taxedAs = ({ category, rate, jurisdiction }: TaxTerms): TaxedLine => ({
  taxCategory: category,
  taxRate: rate,
  ...(jurisdiction === undefined ? {} : { taxJurisdiction: jurisdiction }),
})

export const isTaxedAlike = (a: TaxTerms, b: TaxTerms): boolean =>
  a.rate === b.rate && a.category === b.category && a.jurisdiction === b.jurisdiction

/** One text for each, without a space within its parts. */
export const taxKey = ({ category, rate, jurisdiction = '' }: TaxTerms): string =>
  `${category} ${rate} ${jurisdiction}`

/** By category, then rate, then jurisdiction: none first. */
export function byTerms(a: TaxTerms, b: TaxTerms): number {
  if (a.category !== b.category) return a.category < b.category ? -1 : 1
  if (a.rate !== b.rate) return a.rate < b.rate ? -1 : 1
  return byJurisdiction(a, b)
}

/** None first. */
export function byJurisdiction(
  { jurisdiction: a = '' }: TaxTerms,
  { jurisdiction: b = '' }: TaxTerms,
): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
