import { percentText } from './decimal.ts'

/** A rate with whose tax it is, where that is named: "6.25% (US-IL)". */
export const taxRateText = ({
  rate,
  jurisdiction,
}: {
  readonly rate: string
  readonly jurisdiction?: string | null | undefined
}): string => inJurisdiction(percentText(rate), jurisdiction)

/** The same of a rate that is text already. */
export const inJurisdiction = (rate: string, jurisdiction: string | null | undefined): string =>
  jurisdiction ? `${rate} (${jurisdiction})` : rate
