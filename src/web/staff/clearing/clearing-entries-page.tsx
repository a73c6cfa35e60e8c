import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FigureEntriesView } from '../reports/figure-entries.tsx'
import { useLineName } from '../reports/names.ts'

const route = getRouteApi('/inside/$organization/books/clearing/entries')

/** The entries behind a line of what gateways hold, or behind its net change. */
export function ClearingEntriesPage() {
  const { t } = useTranslation(['clearing', 'reports'])
  const figure = route.useSearch()
  const nameOf = useLineName()
  const name = figure.key === undefined ? t('reports:net') : nameOf({ key: figure.key, name: null })
  return <FigureEntriesView report="clearing" name={`${t('clearing')}: ${name}`} figure={figure} />
}
