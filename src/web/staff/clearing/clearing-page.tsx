import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../ui/empty.tsx'
import { FlowReport } from '../reports/flow-report.tsx'

const route = getRouteApi('/inside/$organization/books/clearing')

/** What gateways hold: what came, what was paid out, what is left; each figure opens its entries. */
export function ClearingPage() {
  const { t } = useTranslation('clearing')
  const navigate = route.useNavigate()
  return (
    <FlowReport
      of="clearing"
      words={{
        title: t('clearing'),
        opening: t('opening'),
        closing: t('closing'),
        head: (currency) => t('heldIn', { currency }),
      }}
      search={route.useSearch()}
      show={(part) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true })}
      empty={<Empty title={t('noClearing')}>{t('noClearingSays')}</Empty>}
    />
  )
}
