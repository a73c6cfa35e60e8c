import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../ui/empty.tsx'
import { FlowReport } from './flow-report.tsx'

const route = getRouteApi('/inside/$organization/books/cash-flow')

/** Where cash came from and went in a span of days; each figure opens its entries. */
export function CashFlowPage() {
  const { t } = useTranslation('reports')
  const navigate = route.useNavigate()
  return (
    <FlowReport
      of="cash-flow"
      words={{
        title: t('cashFlow'),
        opening: t('opening'),
        closing: t('closing'),
        head: (currency) => t('cashIn', { currency }),
      }}
      search={route.useSearch()}
      show={(part) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true })}
      empty={<Empty title={t('noCash')}>{t('noCashSays')}</Empty>}
    />
  )
}
