import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DashboardCurrency } from '../../../contract/dashboard.ts'
import { Money } from '../../ui/money.tsx'
import { Card } from './card.tsx'

const NAMES = { week: 'week', month: 'unbilledMonth', older: 'older' } as const

/** Finished work on no document, by how long ago it was done. */
export function UnbilledWork({ of, organization }: { of: DashboardCurrency; organization: string }) {
  const { t } = useTranslation('dashboard')
  return (
    <Card title={t('unbilled')}>
      {of.unbilled.length === 0 ? (
        <p className="dashboard-none">{t('unbilledNone')}</p>
      ) : (
        <ul className="bars">
          {of.unbilled.map(({ age, count, amount }) => (
            <li key={age}>
              <Link to="/$organization/work" params={{ organization }}>
                <span>{t(NAMES[age])}</span>
                <span className="amount quiet" aria-label={`${t('count')}: ${count}`}>
                  {count}
                </span>
                <Money amount={amount} currency={of.currency} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
