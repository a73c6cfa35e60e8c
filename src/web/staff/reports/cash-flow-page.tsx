import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CashFlow } from '../../../contract/cash-flow.ts'
import { cashFlowReport, type SpanFilters } from '../../api/management.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { BooksFrame } from '../books/books-frame.tsx'
import { ReportSurface } from '../books/report-surface.tsx'
import { figureCells } from '../books/statement-cells.ts'
import { useLineName } from './names.ts'
import { SpanFields } from './span-fields.tsx'
import { type SpanLine, SpanTable } from './span-table.tsx'

const route = getRouteApi('/inside/$organization/books/cash-flow')

/** Where cash came from and went in a span of days; each figure opens its entries. */
export function CashFlowPage() {
  const { t } = useTranslation('reports')
  const { slug, today } = useOwnOrganization()
  const { compare, ...asked } = route.useSearch()
  const navigate = route.useNavigate()
  const to = asked.to ?? today
  const from = asked.from ?? `${to.slice(0, 4)}-01-01`
  const report = useQuery(cashFlowReport(slug, { from, to, compare }))
  const nameOf = useLineName()
  const show = (part: SpanFilters): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const shown = report.data ?? { from, to }
  const compared = report.data?.comparedWith ?? null
  const lines = ({ opening, rows, net, closing }: CashFlow['currencies'][number]): SpanLine[] => [
    { name: t('opening'), figure: opening, isSum: true },
    ...rows.map((row) => ({ name: nameOf(row), figure: row, opens: row.key })),
    { name: t('net'), figure: net, opens: '', isSum: true },
    { name: t('closing'), figure: closing, isSum: true },
  ]
  return (
    <BooksFrame
      room="reports"
      title={t('cashFlow')}
      under={t('spanOf', { from: dayText(shown.from), to: dayText(shown.to) })}
      beside={
        <ExportButton
          name={`cash-flow-${from}-${to}`}
          rows={() => [
            [
              t('currency'),
              t('cashFlow'),
              `${shown.from} – ${shown.to}`,
              ...(compared ? [`${compared.from} – ${compared.to}`, t('difference')] : []),
            ],
            ...(report.data?.currencies ?? []).flatMap((one) =>
              lines(one).map(({ name, figure }) => [
                one.currency,
                name,
                ...figureCells(figure, one.currency),
              ]),
            ),
          ]}
        />
      }
    >
      <div className="filters">
        <SpanFields from={from} to={to} compare={compare} show={show} />
      </div>
      <ReportSurface
        report={report}
        name={t('cashFlow')}
        empty={<Empty title={t('noCash')}>{t('noCashSays')}</Empty>}
      >
        {(section) => (
          <SpanTable
            head={t('cashIn', { currency: section.currency })}
            currency={section.currency}
            span={shown}
            compared={compared}
            lines={lines(section)}
            to="/$organization/books/cash-flow/entries"
          />
        )}
      </ReportSurface>
    </BooksFrame>
  )
}
