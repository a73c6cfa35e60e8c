import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FigureEntriesView } from './figure-entries.tsx'
import { useRateName } from './tax-names.ts'

const route = getRouteApi('/inside/$organization/books/tax-liability/entries')

/** The entries behind the tax at a rate, or what was taxed at it; behind what no rate explains, or behind all. */
export function TaxEntriesPage() {
  const { t } = useTranslation('tax')
  const figure = route.useSearch()
  const nameOf = useRateName()
  const [category = '', rate = '0'] = figure.key?.split(':') ?? []
  const name =
    figure.key === undefined ? t('total') : figure.key === 'other' ? t('other') : nameOf({ category, rate })
  return (
    <FigureEntriesView
      report="tax-liability"
      name={`${figure.of === 'base' ? t('base') : t('tax')}: ${name}`}
      figure={figure}
    />
  )
}
