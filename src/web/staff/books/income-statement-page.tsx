import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { incomeStatement, type IncomeFilters } from '../../api/statements.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText, spanText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { SpanFields, withDays } from '../reports/span-fields.tsx'
import { BaseField } from './base-field.tsx'
import { BooksFrame } from './books-frame.tsx'
import { ReportSurface } from './report-surface.tsx'
import { groupCells } from './statement-cells.ts'
import { StatementTable } from './statement-table.tsx'

const route = getRouteApi('/inside/$organization/books/income-statement')

/** What was earned and spent in a span of days; each figure opens its account's ledger over just that span. */
export function IncomeStatementPage() {
  const { t } = useTranslation('statements')
  const { slug, today } = useOwnOrganization()
  const navigate = route.useNavigate()
  const asked = withDays(route.useSearch(), today)
  const { from, to, knownAt, in: inBase } = asked
  const report = useQuery(incomeStatement(slug, asked))
  const show = (by: IncomeFilters): void =>
    void navigate({ search: (before) => ({ ...before, ...by }), replace: true })
  const compared = report.data?.comparedWith ?? null
  const shown = report.data ?? { from, to }
  const column = (span: { from: string; to: string }) => ({ ...span, name: spanText(span.from, span.to) })
  const table = () =>
    (report.data?.currencies ?? []).flatMap(({ currency, revenue, expenses }) => [
      ...groupCells(t('revenue'), revenue.rows, currency),
      ...groupCells(t('expenses'), expenses.rows, currency),
    ])
  return (
    <BooksFrame
      room="incomeStatement"
      under={t('incomeOf', { from: dayText(shown.from), to: dayText(shown.to) })}
      beside={
        <ExportButton
          name={`income-statement-${from}-${to}`}
          rows={() => [
            [
              t('currency'),
              t('group'),
              t('code'),
              t('account'),
              `${shown.from} – ${shown.to}`,
              ...(compared ? [`${compared.from} – ${compared.to}`, t('difference')] : []),
            ],
            ...table(),
          ]}
        />
      }
    >
      <div className="filters">
        <SpanFields asked={asked} show={show} />
        <BaseField value={inBase} onChange={(to) => show({ in: to })} />
      </div>
      <ReportSurface
        report={report}
        name={t('incomeStatement')}
        empty={<Empty title={t('nothingEarned')}>{t('nothingEarnedSays')}</Empty>}
      >
        {({ currency, revenue, expenses, netIncome }) => (
          <StatementTable
            currency={currency}
            knownAt={knownAt}
            closings="without"
            inBase={inBase === 'base'}
            column={column(shown)}
            compared={compared && column(compared)}
            groups={[
              {
                name: t('revenue'),
                rows: revenue.rows,
                total: { name: t('totalRevenue'), figure: revenue.total },
              },
              {
                name: t('expenses'),
                rows: expenses.rows,
                total: { name: t('totalExpenses'), figure: expenses.total },
              },
            ]}
            result={{ name: t('netIncome'), figure: netIncome }}
          />
        )}
      </ReportSurface>
    </BooksFrame>
  )
}
