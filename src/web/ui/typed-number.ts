import i18next from 'i18next'
import { decimalTextOf } from '../../kernel/money.ts'

/**
 * A number as it is typed, as plain decimal text: with the decimal sign of the interface's language, or a point. Groups of
 * three are read where they can be nothing else: as 1,200.50 and 1,200,000 are written in English. 1,200 alone, which is
 * a little more than one elsewhere, stays no number.
 */
export function plainNumber(typed: string, language: string = i18next.language ?? 'en'): string {
  const text = typed.trim()
  const [group, decimal] = decimalSign(language) === ',' ? ['.', ','] : [',', '.']
  const spaced = new RegExp(String.raw`^-?\d{1,3}(?:[\s’']\d{3})+(?:[${decimal}]\d+)?$`)
  const grouped = new RegExp(
    String.raw`^-?\d{1,3}(?:(?:[${group}]\d{3})+[${decimal}]\d+|(?:[${group}]\d{3}){2,})$`,
  )
  if (spaced.test(text)) return text.replaceAll(/[\s’']/g, '').replace(decimal, '.')
  if (grouped.test(text)) return text.replaceAll(group, '').replace(decimal, '.')
  return decimal === ',' && !text.includes('.') ? text.replace(',', '.') : text
}

/** The other way: plain decimal text as somebody would type it, for a field that has something in it already. */
export const typedNumber = (plain: string, language: string = i18next.language ?? 'en'): string =>
  plain.replace('.', decimalSign(language) ?? '.')

/** An amount in minor units as somebody would type it. */
export const typedAmount = (minor: bigint | number | string, currency: string): string =>
  typedNumber(decimalTextOf(BigInt(minor), currency))

const decimalSign = (language: string): string | undefined =>
  new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
