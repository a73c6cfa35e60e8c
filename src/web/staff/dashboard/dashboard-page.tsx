import { SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dashboard } from '../../../contract/dashboard.ts'
import { dashboard } from '../../api/dashboard.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ownFirst } from '../../ui/own-first.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { AgingBars } from './aging-bars.tsx'
import { AttentionFeed } from './attention-feed.tsx'
import { Figures } from './figures.tsx'
import { Pipeline } from './pipeline.tsx'
import { RevenueChart } from './revenue-chart.tsx'
import { UnbilledWork } from './unbilled-work.tsx'

/** Where a business stands today, in one currency at a time. */
export function DashboardPage() {
  const { t } = useTranslation('dashboard')
  const organization = useOwnOrganization()
  const { data, error, refetch } = useQuery(dashboard(organization.slug))
  const [chosen, choose] = useState<string>()
  const currencies = ownFirst(data?.currencies ?? [], organization.currency).map(({ currency }) => currency)
  const currency = [chosen, organization.currency, currencies[0]].find(
    (one) => one !== undefined && currencies.includes(one),
  )
  return (
    <Page
      title={t('title')}
      under={t('asOf', { day: dayText(organization.today) })}
      beside={
        currencies.length > 1 && (
          <SegmentedControl
            aria-label={t('currency')}
            data={currencies}
            value={currency ?? ''}
            onChange={choose}
          />
        )
      }
    >
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data ? (
        <Board data={data} currency={currency} organization={organization.slug} />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

function Board({
  data,
  currency,
  organization,
}: {
  data: Dashboard
  currency: string | undefined
  organization: string
}) {
  const { t } = useTranslation('dashboard')
  const of = data.currencies.find((one) => one.currency === currency)
  if (!of && data.attention.length === 0) {
    return (
      <div className="surface">
        <Empty title={t('empty')}>
          {t('emptyLong')}{' '}
          <Link to="/$organization/sources" params={{ organization }}>
            {t('connect')}
          </Link>
        </Empty>
      </div>
    )
  }
  return (
    <div className="dashboard">
      {of && <Figures of={of} organization={organization} />}
      <div className="dashboard-columns">
        {of && (
          <div className="dashboard-column">
            <RevenueChart of={of} />
            <AgingBars of={of} organization={organization} />
          </div>
        )}
        <div className="dashboard-column">
          <AttentionFeed attention={data.attention} organization={organization} />
          {of && <Pipeline of={of} organization={organization} />}
          {of && <UnbilledWork of={of} organization={organization} />}
        </div>
      </div>
    </div>
  )
}

/** The same places, before anything is known of them. */
function Waiting() {
  return (
    <div className="dashboard" aria-busy="true">
      <div className="figures">
        {[1, 2, 3, 4].map((at) => (
          <div className="surface figure" key={at}>
            <Skeleton height={13} width={110} />
            <Skeleton height={26} width={150} my={8} />
            <Skeleton height={12} width={130} />
          </div>
        ))}
      </div>
      <div className="dashboard-columns">
        <div className="dashboard-column">
          <Skeleton height={326} radius={12} />
          <Skeleton height={250} radius={12} />
        </div>
        <div className="dashboard-column">
          <Skeleton height={220} radius={12} />
          <Skeleton height={220} radius={12} />
        </div>
      </div>
    </div>
  )
}
