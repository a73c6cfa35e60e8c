import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { clearingReport } from '../../api/payouts.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { Empty } from '../../ui/empty.tsx'
import { FlowReport } from '../reports/flow-report.tsx'

const route = getRouteApi('/inside/$organization/books/clearing')

/** What gateways hold: what came, what was paid out, what is left; each figure opens its entries. */
export function ClearingPage() {
  const { t } = useTranslation('clearing')
  const { slug, today } = useOwnOrganization()
  const { compare, ...asked } = route.useSearch()
  const navigate = route.useNavigate()
  const to = asked.to ?? today
  const from = asked.from ?? `${to.slice(0, 4)}-01-01`
  return (
    <FlowReport
      report={useQuery(clearingReport(slug, { from, to, compare }))}
      words={{
        title: t('clearing'),
        opening: t('opening'),
        closing: t('closing'),
        head: (currency) => t('heldIn', { currency }),
      }}
      file="clearing"
      days={{ from, to, compare }}
      show={(part) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true })}
      to="/$organization/books/clearing/entries"
      empty={<Empty title={t('noClearing')}>{t('noClearingSays')}</Empty>}
    />
  )
}
