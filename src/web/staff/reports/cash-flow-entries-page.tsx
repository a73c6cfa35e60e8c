import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FigureEntriesView } from './figure-entries.tsx'
import { useLineName } from './names.ts'

const route = getRouteApi('/inside/$organization/books/cash-flow/entries')

/** The entries behind a line of the cash flow, or behind its net change. */
export function CashFlowEntriesPage() {
  const { t } = useTranslation('reports')
  const figure = route.useSearch()
  const nameOf = useLineName()
  const name = figure.key === undefined ? t('net') : nameOf({ key: figure.key, name: null })
  return <FigureEntriesView report="cash-flow" name={`${t('cashFlow')}: ${name}`} figure={figure} />
}
