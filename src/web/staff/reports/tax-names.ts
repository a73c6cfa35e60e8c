import { useTranslation } from 'react-i18next'
import { dateLocale } from '../../texts/texts.ts'

const CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const

/** What a rate is called: its category, the percentage in the language of the page, and whose tax it is where that is asked. */
export function useRateName(): (row: {
  readonly category: string
  readonly rate: string
  readonly jurisdiction?: string | null | undefined
}) => string {
  const { t } = useTranslation('tax')
  return ({ category, rate, jurisdiction }) => {
    const known = CATEGORIES.find((one) => one === category)
    const percent = new Intl.NumberFormat(dateLocale(), { style: 'percent', maximumFractionDigits: 8 })
    const name = `${known ? t(`category_${known}`) : category} ${percent.format(Number(rate) / 100)}`
    return jurisdiction == null ? name : `${name} (${jurisdiction})`
  }
}
