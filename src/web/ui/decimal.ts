import { exponentOf } from '../../kernel/currency.ts'
import { amountLocale } from '../texts/texts.ts'

/** A number given as text, exact; a price with at least its currency's places. */
export const decimalText = (value: string, currency?: string): string =>
  new Intl.NumberFormat(amountLocale(), {
    minimumFractionDigits: currency === undefined ? 0 : exponentOf(currency),
    maximumFractionDigits: 20,
  }).format(value as `${number}`)

/** A rate in percent, exact. */
export const percentText = (value: string): string =>
  new Intl.NumberFormat(amountLocale(), {
    style: 'unit',
    unit: 'percent',
    maximumFractionDigits: 20,
  }).format(value as `${number}`)
