import { amountLocale } from '../texts/texts.ts'

/** How large a file is, for people: 48.2 kB. */
export function fileSizeText(bytes: number): string {
  const [unit, by] = bytes < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const)
  return new Intl.NumberFormat(amountLocale(), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
    // Nothing but an empty file has no size.
    roundingMode: 'ceil',
  }).format(bytes / by)
}
