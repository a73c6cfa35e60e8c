import i18next from 'i18next'

/**
 * A number as it is typed, as plain decimal text: with the decimal sign of the interface's language, or a point. Nothing
 * is taken for grouping, so whatever has both signs, or one twice, stays no number.
 */
export function plainNumber(typed: string, language: string = i18next.language ?? 'en'): string {
  const text = typed.trim()
  return decimalSign(language) === ',' && !text.includes('.') ? text.replace(',', '.') : text
}

const decimalSign = (language: string): string | undefined =>
  new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
