import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardCurrency } from '../../../contract/dashboard.ts'
import { dateLocale } from '../../texts/texts.ts'
import { Money, moneyText } from '../../ui/money.tsx'
import { Card } from './card.tsx'

const HEIGHT = 180
const monthText = (month: string, style: 'narrow' | 'short' | 'long'): string =>
  new Intl.DateTimeFormat(dateLocale(), {
    month: style,
    timeZone: 'UTC',
    ...(style === 'long' && { year: 'numeric' }),
  }).format(new Date(`${month}-01T00:00:00Z`))

/** What each of the last twelve months earned, as bars or as a table. */
export function RevenueChart({ of: { revenue, currency } }: { of: DashboardCurrency }) {
  const { t } = useTranslation('dashboard')
  const [asTable, showTable] = useState(false)
  const isEmpty = revenue.every(({ amount }) => amount === 0)
  return (
    <Card
      title={t('revenue')}
      beside={
        !isEmpty && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-pressed={asTable}
            onClick={() => showTable(!asTable)}
          >
            {t('asTable')}
          </Button>
        )
      }
    >
      {isEmpty ? (
        <p className="dashboard-none">{t('revenueNone')}</p>
      ) : asTable ? (
        <table className="rows">
          <thead>
            <tr>
              <th>{t('month')}</th>
              <th className="end">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {revenue.map(({ month, amount }) => (
              <tr key={month}>
                <td>{monthText(month, 'long')}</td>
                <td className="end">
                  <Money amount={amount} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Bars revenue={revenue} currency={currency} />
      )}
    </Card>
  )
}

/** Bars over a line at nothing; a month that gave back more than it earned hangs below it. */
function Bars({ revenue, currency }: Pick<DashboardCurrency, 'revenue' | 'currency'>) {
  const [at, pointAt] = useState(revenue.length - 1)
  const most = Math.max(...revenue.map(({ amount }) => amount), 0)
  const least = Math.min(...revenue.map(({ amount }) => amount), 0)
  const scale = HEIGHT / (most - least)
  const shown = revenue[at]!
  return (
    <div className="revenue">
      <p className="revenue-shown" aria-live="polite">
        <strong className="amount">{moneyText(shown.amount, currency)}</strong>{' '}
        <span className="quiet">{monthText(shown.month, 'long')}</span>
      </p>
      <ol className="revenue-bars">
        {revenue.map(({ month, amount }, place) => (
          <li key={month}>
            <button
              type="button"
              aria-label={`${monthText(month, 'long')}: ${moneyText(amount, currency)}`}
              aria-pressed={place === at}
              onMouseEnter={() => pointAt(place)}
              onFocus={() => pointAt(place)}
              onClick={() => pointAt(place)}
            >
              <svg width="100%" height={HEIGHT} aria-hidden>
                <rect
                  x="12%"
                  width="76%"
                  rx="3"
                  y={scale * (most - Math.max(amount, 0))}
                  height={Math.max(scale * Math.abs(amount), 2)}
                />
              </svg>
              <span aria-hidden>{monthText(month, 'narrow')}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}
