import { useTranslation } from 'react-i18next'
import { dateLocale } from '../../texts/texts.ts'

const CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const

/** What a rate is called: its category, and the percentage in the language of the page. */
export function useRateName(): (row: { readonly category: string; readonly rate: string }) => string {
  const { t } = useTranslation('tax')
  return ({ category, rate }) => {
    const known = CATEGORIES.find((one) => one === category)
    const percent = new Intl.NumberFormat(dateLocale(), { style: 'percent', maximumFractionDigits: 8 })
    return `${known ? t(`category_${known}`) : category} ${percent.format(Number(rate) / 100)}`
  }
}
