import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { cashFlowReport } from '../../api/management.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { Empty } from '../../ui/empty.tsx'
import { FlowReport } from './flow-report.tsx'

const route = getRouteApi('/inside/$organization/books/cash-flow')

/** Where cash came from and went in a span of days; each figure opens its entries. */
export function CashFlowPage() {
  const { t } = useTranslation('reports')
  const { slug, today } = useOwnOrganization()
  const { compare, ...asked } = route.useSearch()
  const navigate = route.useNavigate()
  const to = asked.to ?? today
  const from = asked.from ?? `${to.slice(0, 4)}-01-01`
  return (
    <FlowReport
      report={useQuery(cashFlowReport(slug, { from, to, compare }))}
      words={{
        title: t('cashFlow'),
        opening: t('opening'),
        closing: t('closing'),
        head: (currency) => t('cashIn', { currency }),
      }}
      file="cash-flow"
      days={{ from, to, compare }}
      show={(part) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true })}
      to="/$organization/books/cash-flow/entries"
      empty={<Empty title={t('noCash')}>{t('noCashSays')}</Empty>}
    />
  )
}
