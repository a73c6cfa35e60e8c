import i18next from 'i18next'
import { decimalTextOf } from '../../kernel/money.ts'

/**
 * A number as it is typed, as plain decimal text: with the decimal sign of the interface's language, or a point. Nothing
 * is taken for grouping, so whatever has both signs, or one twice, stays no number.
 */
export function plainNumber(typed: string, language: string = i18next.language ?? 'en'): string {
  const text = typed.trim()
  return decimalSign(language) === ',' && !text.includes('.') ? text.replace(',', '.') : text
}

/** The other way: plain decimal text as somebody would type it, for a field that has something in it already. */
export const typedNumber = (plain: string, language: string = i18next.language ?? 'en'): string =>
  plain.replace('.', decimalSign(language) ?? '.')

/** An amount in minor units as somebody would type it. */
export const typedAmount = (minor: bigint | number | string, currency: string): string =>
  typedNumber(decimalTextOf(BigInt(minor), currency))

const decimalSign = (language: string): string | undefined =>
  new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
