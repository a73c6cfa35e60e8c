/** A rate with whose tax it is, where that is named: "6.25 % (US-IL)". */
export const taxRateText = ({
  rate,
  jurisdiction,
}: {
  readonly rate: string
  readonly jurisdiction?: string | null | undefined
}): string => (jurisdiction == null ? `${rate} %` : `${rate} % (${jurisdiction})`)
