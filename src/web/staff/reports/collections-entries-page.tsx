import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MEASURES } from '../../api/collections.ts'
import { useMethodName } from '../payments/methods.ts'
import { FigureEntriesView } from './figure-entries.tsx'

const route = getRouteApi('/inside/$organization/books/collections/entries')

/** The entries behind what payments did, of one method or of all. */
export function CollectionsEntriesPage() {
  const { t } = useTranslation('collections')
  const figure = route.useSearch()
  const methodName = useMethodName()
  const measure = MEASURES.find((one) => one === figure.of) ?? 'received'
  const name = figure.key === undefined ? t('total') : methodName(figure.key)
  return <FigureEntriesView report="collections" name={`${t(measure)}: ${name}`} figure={figure} />
}
