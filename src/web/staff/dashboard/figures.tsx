import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardCurrency } from '../../../contract/dashboard.ts'
import { amountLocale } from '../../texts/texts.ts'
import { moneyText } from '../../ui/money.tsx'

/** The four figures looked at first. Each leads to what it is made of. */
export function Figures({ of, organization }: { of: DashboardCurrency; organization: string }) {
  const { t } = useTranslation('dashboard')
  const { currency, outstanding, overdue, drafts, cash, pipeline } = of
  const params = { organization }
  const draft = pipeline.find(({ word }) => word === 'draft')
  const share = new Intl.NumberFormat(amountLocale(), { style: 'percent', maximumFractionDigits: 0 })
  return (
    <div className="figures">
      <Link className="surface figure" to="/$organization/books/aging" params={params}>
        <Figure label={t('outstanding')} amount={moneyText(outstanding, currency)}>
          {t('outstandingUnder')}
        </Figure>
      </Link>
      <Link
        className="surface figure"
        to="/$organization/books/aging/documents"
        params={params}
        search={{ currency, column: 'overdue' }}
      >
        <Figure label={t('overdue')} amount={moneyText(overdue, currency)} bad={overdue > 0}>
          {overdue > 0 && outstanding > 0
            ? t('overdueUnder', { share: share.format(overdue / outstanding) })
            : t('overdueNone')}
        </Figure>
      </Link>
      <Link
        className="surface figure"
        to="/$organization/invoices"
        params={params}
        search={{ word: draft?.word }}
      >
        <Figure label={t('drafts')} amount={moneyText(drafts.amount, currency)}>
          {t('draftsUnder', { count: drafts.count })}
        </Figure>
      </Link>
      <Link
        className="surface figure"
        to="/$organization/books/cash-flow"
        params={params}
        search={{ from: cash.from, to: cash.to }}
      >
        <Figure label={t('cash')} amount={moneyText(cash.received, currency)}>
          {t('cashUnder', { before: moneyText(cash.before, currency) })}
        </Figure>
      </Link>
    </div>
  )
}

function Figure({
  label,
  amount,
  bad = false,
  children,
}: {
  label: string
  amount: string
  bad?: boolean
  children: ReactNode
}) {
  return (
    <>
      <span className="figure-label">{label}</span>
      <span className="figure-amount amount" data-bad={bad}>
        {amount}
      </span>
      <span className="figure-under">{children}</span>
    </>
  )
}
