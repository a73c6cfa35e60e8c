import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { revenueReport } from '../../api/management.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { FigureEntriesView } from './figure-entries.tsx'
import { useGroupName } from './names.ts'

const route = getRouteApi('/inside/$organization/books/revenue/entries')

/** The entries behind what a group earned, or behind the revenue of all. */
export function RevenueEntriesPage() {
  const { t } = useTranslation('reports')
  const { slug } = useOwnOrganization()
  const figure = route.useSearch()
  const { by = 'customer', key, currency, from, to, knownAt } = figure
  const report = useQuery(revenueReport(slug, { by, from, to, knownAt }))
  const nameOf = useGroupName(by)
  const row = report.data?.currencies
    .find((one) => one.currency === currency)
    ?.rows.find((one) => one.key === key)
  const name = row === undefined ? '' : `: ${nameOf(row)}`
  return <FigureEntriesView report="revenue" name={`${t('revenue')}${name}`} figure={figure} />
}
