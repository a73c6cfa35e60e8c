import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FigureEntriesView } from './figure-entries.tsx'
import { useRateName } from './tax-names.ts'

const route = getRouteApi('/inside/$organization/books/tax-liability/entries')

/** The entries behind the tax at a rate or of a jurisdiction, or what was taxed; behind what no rate explains, or behind all. */
export function TaxEntriesPage() {
  const { t } = useTranslation('tax')
  const figure = route.useSearch()
  const nameOf = useRateName()
  const named = (key: string): string => {
    if (key === 'other') return t('other')
    const [category = '', rate, jurisdiction] = key.split(':')
    return rate === undefined ? key : nameOf({ category, rate, jurisdiction })
  }
  return (
    <FigureEntriesView
      report="tax-liability"
      name={`${figure.of === 'base' ? t('base') : t('tax')}: ${figure.key === undefined ? t('total') : named(figure.key)}`}
      figure={figure}
    />
  )
}
