import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type RevenueBy, type RevenueFilters, revenueReport } from '../../api/management.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { BooksFrame } from '../books/books-frame.tsx'
import { ReportSurface } from '../books/report-surface.tsx'
import { figureCells } from '../books/statement-cells.ts'
import { useGroupName } from './names.ts'
import { SpanFields, withDays } from './span-fields.tsx'
import { SpanTable } from './span-table.tsx'

const route = getRouteApi('/inside/$organization/books/revenue')

const WAYS = ['customer', 'service', 'source', 'business'] as const

/** What was earned in a span of days, by customer, kind of work, source or business; each figure opens its entries. */
export function RevenuePage() {
  const { t } = useTranslation('reports')
  const { slug, today } = useOwnOrganization()
  const { by = 'customer', ...search } = route.useSearch()
  const navigate = route.useNavigate()
  const asked = withDays(search, today)
  const { from, to } = asked
  const report = useQuery(revenueReport(slug, { by, ...asked }))
  const nameOf = useGroupName(by)
  const show = (part: RevenueFilters): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const shown = report.data ?? { from, to }
  const compared = report.data?.comparedWith ?? null
  return (
    <BooksFrame
      room="reports"
      title={t('revenue')}
      under={t('spanOf', { from: dayText(shown.from), to: dayText(shown.to) })}
      beside={
        <ExportButton
          name={`revenue-by-${by}-${from}-${to}`}
          rows={() => [
            [
              t('currency'),
              t(by),
              `${shown.from} – ${shown.to}`,
              ...(compared ? [`${compared.from} – ${compared.to}`, t('difference')] : []),
            ],
            ...(report.data?.currencies ?? []).flatMap(({ currency, rows }) =>
              rows.map((row) => [currency, nameOf(row), ...figureCells(row, currency)]),
            ),
          ]}
        />
      }
    >
      <div className="filters">
        <NativeSelect
          label={t('by')}
          value={by}
          data={WAYS.map((way) => ({ value: way, label: t(way) }))}
          onChange={(event) => show({ by: event.currentTarget.value as RevenueBy })}
        />
        <SpanFields asked={asked} show={show} />
      </div>
      <ReportSurface
        report={report}
        name={t('revenue')}
        empty={<Empty title={t('nothingEarned')}>{t('nothingEarnedSays')}</Empty>}
      >
        {({ currency, rows, total }) => (
          <SpanTable
            head={t('groupIn', { group: t(by), currency })}
            currency={currency}
            span={shown}
            compared={compared}
            lines={[
              ...rows.map((row) => ({ name: nameOf(row), figure: row, opens: row.key })),
              { name: t('total'), figure: total, opens: '', isSum: true },
            ]}
            to="/$organization/books/revenue/entries"
            search={{ by, knownAt: asked.knownAt }}
          />
        )}
      </ReportSurface>
    </BooksFrame>
  )
}
