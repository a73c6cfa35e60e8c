import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../../kernel/date.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import type { DashboardCurrency } from '../../../contract/dashboard.ts'
import { Money } from '../../ui/money.tsx'
import { Card } from './card.tsx'

/** The days in which work of an age was done. */
const spanOf = (age: keyof typeof NAMES, today: string) =>
  ({
    week: { from: addDays(today, -7) },
    month: { from: addDays(today, -30), to: addDays(today, -8) },
    older: { to: addDays(today, -31) },
  })[age]

const NAMES = { week: 'week', month: 'unbilledMonth', older: 'older' } as const

/** Finished work on no document, by how long ago it was done. */
export function UnbilledWork({ of, organization }: { of: DashboardCurrency; organization: string }) {
  const { t } = useTranslation('dashboard')
  const { today } = useOwnOrganization()
  return (
    <Card title={t('unbilled')}>
      {of.unbilled.length === 0 ? (
        <p className="dashboard-none">{t('unbilledNone')}</p>
      ) : (
        <ul className="bars">
          {of.unbilled.map(({ age, count, amount }) => (
            <li key={age}>
              <Link to="/$organization/work" params={{ organization }} search={spanOf(age, today)}>
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
