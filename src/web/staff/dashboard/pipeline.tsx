import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DashboardCurrency } from '../../../contract/dashboard.ts'
import { Money } from '../../ui/money.tsx'
import { WordBadge } from '../../ui/word-badge.tsx'
import { Card } from './card.tsx'

/** The documents that are not settled yet, in the words of the business. */
export function Pipeline({ of, organization }: { of: DashboardCurrency; organization: string }) {
  const { t } = useTranslation('dashboard')
  return (
    <Card title={t('pipeline')}>
      {of.pipeline.length === 0 ? (
        <p className="dashboard-none">{t('pipelineNone')}</p>
      ) : (
        <ul className="bars">
          {of.pipeline.map((row) => (
            <li key={row.word}>
              <Link to="/$organization/invoices" params={{ organization }} search={{ word: row.word }}>
                <WordBadge word={row} />
                <span className="amount quiet" aria-label={`${t('count')}: ${row.count}`}>
                  {row.count}
                </span>
                <Money amount={row.amount} currency={of.currency} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
