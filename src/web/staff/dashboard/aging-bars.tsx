import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DashboardCurrency } from '../../../contract/dashboard.ts'
import { Money } from '../../ui/money.tsx'
import { Card } from './card.tsx'

const BUCKETS = ['current', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const

/** What is owed by days past due: each bar is its share of the longest. The amounts beside them are the table. */
export function AgingBars({ of, organization }: { of: DashboardCurrency; organization: string }) {
  const { t } = useTranslation('dashboard')
  const longest = Math.max(...BUCKETS.map((bucket) => of.aging[bucket]), 1)
  const isEmpty = BUCKETS.every((bucket) => of.aging[bucket] === 0)
  return (
    <Card title={t('aging')}>
      {isEmpty ? (
        <p className="dashboard-none">{t('agingNone')}</p>
      ) : (
        <ul className="bars">
          {BUCKETS.map((bucket) => (
            <li key={bucket}>
              <Link
                to="/$organization/books/aging/documents"
                params={{ organization }}
                search={{ currency: of.currency, column: bucket }}
              >
                <span>{t(bucket)}</span>
                <span className="bar" aria-hidden>
                  <span
                    data-bucket={bucket}
                    style={{ width: `${(100 * Math.max(of.aging[bucket], 0)) / longest}%` }}
                  />
                </span>
                <Money amount={of.aging[bucket]} currency={of.currency} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
