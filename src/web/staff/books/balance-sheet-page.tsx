import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { balanceSheet, type SheetFilters } from '../../api/statements.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { BaseField } from './base-field.tsx'
import { BooksFrame } from './books-frame.tsx'
import { KnownAtField } from './known-at-field.tsx'
import { ReportSurface } from './report-surface.tsx'
import { groupCells } from './statement-cells.ts'
import { StatementTable } from './statement-table.tsx'

const route = getRouteApi('/inside/$organization/books/balance-sheet')

/** What there is and what is owed at the end of a day; each figure opens the ledger, or the statement, that comes to it. */
export function BalanceSheetPage() {
  const { t } = useTranslation('statements')
  const { slug, today } = useOwnOrganization()
  const { asOf = today, compareTo, knownAt, in: inBase } = route.useSearch()
  const navigate = route.useNavigate()
  const report = useQuery(balanceSheet(slug, { asOf, compareTo, knownAt, in: inBase }))
  const show = (by: SheetFilters): void =>
    void navigate({ search: (before) => ({ ...before, ...by }), replace: true })
  const day = report.data?.asOf ?? asOf
  const compared = report.data?.comparedTo ?? null
  const column = (to: string) => ({ name: dayText(to), from: `${to.slice(0, 4)}-01-01`, to })
  const table = () =>
    (report.data?.currencies ?? []).flatMap(({ currency, assets, liabilities, equity }) => [
      ...groupCells(t('assets'), assets.rows, currency),
      ...groupCells(t('liabilities'), liabilities.rows, currency),
      ...groupCells(
        t('equity'),
        [
          ...equity.rows,
          { accountName: t('currentEarnings'), ...equity.currentEarnings },
          ...(equity.exchangeDifference
            ? [{ accountName: t('exchangeDifference'), ...equity.exchangeDifference }]
            : []),
        ],
        currency,
      ),
    ])
  return (
    <BooksFrame
      room="balanceSheet"
      under={t('sheetOf', { day: dayText(day) })}
      beside={
        <ExportButton
          name={`balance-sheet-${day}`}
          rows={() => [
            [
              t('currency'),
              t('group'),
              t('code'),
              t('account'),
              day,
              ...(compared === null ? [] : [compared, t('difference')]),
            ],
            ...table(),
          ]}
        />
      }
    >
      <div className="filters">
        <DayField label={t('day')} value={asOf} onChange={(to) => show({ asOf: to })} />
        <DayField label={t('compareTo')} value={compareTo} onChange={(to) => show({ compareTo: to })} />
        <KnownAtField value={knownAt} onChange={(instant) => show({ knownAt: instant })} />
        <BaseField value={inBase} onChange={(to) => show({ in: to })} />
      </div>
      <ReportSurface
        report={report}
        name={t('balanceSheet')}
        empty={<Empty title={t('nothingHeld')}>{t('nothingHeldSays')}</Empty>}
      >
        {({ currency, assets, liabilities, equity, liabilitiesAndEquity }) => (
          <StatementTable
            currency={currency}
            knownAt={knownAt}
            inBase={inBase === 'base'}
            column={column(day)}
            compared={compared === null ? null : column(compared)}
            groups={[
              {
                name: t('assets'),
                rows: assets.rows,
                total: { name: t('totalAssets'), figure: assets.total },
              },
              {
                name: t('liabilities'),
                rows: liabilities.rows,
                total: { name: t('totalLiabilities'), figure: liabilities.total },
              },
              {
                name: t('equity'),
                rows: equity.rows,
                own: [
                  {
                    name: t('currentEarnings'),
                    figure: equity.currentEarnings,
                    open: ({ to }, amount) => {
                      const from =
                        to === day ? report.data?.earningsSince : report.data?.comparedEarningsSince
                      return from ? (
                        <Link
                          to="/$organization/books/income-statement"
                          params={{ organization: slug }}
                          search={{ from, to, knownAt, in: inBase }}
                        >
                          {amount}
                        </Link>
                      ) : (
                        // Its accounts of revenue and expense come to them, with what was closed.
                        <Link
                          to="/$organization/books/trial-balance"
                          params={{ organization: slug }}
                          search={{ asOf: to, knownAt, in: inBase }}
                        >
                          {amount}
                        </Link>
                      )
                    },
                  },
                  ...(equity.exchangeDifference
                    ? [{ name: t('exchangeDifference'), figure: equity.exchangeDifference }]
                    : []),
                ],
                total: { name: t('totalEquity'), figure: equity.total },
              },
            ]}
            result={{ name: t('totalLiabilitiesAndEquity'), figure: liabilitiesAndEquity }}
          />
        )}
      </ReportSurface>
    </BooksFrame>
  )
}
