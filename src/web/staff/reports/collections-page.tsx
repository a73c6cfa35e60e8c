import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Collections } from '../../../contract/collections.ts'
import { collections, type CollectionsFilters, MEASURES } from '../../api/collections.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import type { FileCell } from '../../ui/csv.ts'
import { dayText, spanText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { BooksFrame } from '../books/books-frame.tsx'
import { CustomerFilter } from '../books/customer-filter.tsx'
import { ReportSurface } from '../books/report-surface.tsx'
import { figureCells } from '../books/statement-cells.ts'
import { useMethodName } from '../payments/methods.ts'
import { CollectionsSpeed, HELD, RATIOS } from './collections-speed.tsx'
import { CollectionsTable } from './collections-table.tsx'
import { SpanFields, withDays } from './span-fields.tsx'

const route = getRouteApi('/inside/$organization/books/collections')

/** What payments a span of days brought by method, and how fast customers pay; each amount opens its entries. */
export function CollectionsPage() {
  const { t } = useTranslation('collections')
  const { slug, today } = useOwnOrganization()
  const navigate = route.useNavigate()
  const asked = withDays(route.useSearch(), today)
  const { from, to } = asked
  const report = useQuery(collections(slug, asked))
  const methodName = useMethodName()
  const show = (part: CollectionsFilters): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const shown = report.data ?? { from, to }
  const compared = report.data?.comparedWith ?? null
  const cells = (section: Collections['currencies'][number]): FileCell[][] => {
    const { currency } = section
    const ratio = (value: number | null) => (value === null ? '' : String(value))
    return [
      ...[...section.rows, { method: null, ...section.total }].flatMap((row) =>
        MEASURES.map((of) => [
          currency,
          row.method === null ? t('total') : methodName(row.method),
          t(of),
          ...figureCells(row[of], currency),
        ]),
      ),
      ...HELD.map((name) => [currency, '', t(name), ...figureCells(section.receivables[name], currency)]),
      ...RATIOS.map(([name]) => [
        currency,
        '',
        t(name),
        ratio(section[name].value),
        ...(compared ? [ratio(section[name].compared), ''] : []),
      ]),
    ]
  }
  return (
    <BooksFrame
      room="reports"
      title={t('title')}
      under={t('under', { from: dayText(shown.from), to: dayText(shown.to) })}
      beside={
        <ExportButton
          name={`collections-${from}-${to}`}
          rows={() => [
            [
              t('currency'),
              t('method'),
              t('figure'),
              spanText(shown.from, shown.to),
              ...(compared ? [spanText(compared.from, compared.to), t('difference')] : []),
            ],
            ...(report.data?.currencies ?? []).flatMap(cells),
          ]}
        />
      }
    >
      <div className="filters">
        <SpanFields asked={asked} show={show} />
        <CustomerFilter value={asked.customer} onChange={(customer) => show({ customer })} />
      </div>
      <ReportSurface
        report={report}
        name={t('title')}
        empty={<Empty title={t('nothing')}>{t('nothingSays')}</Empty>}
      >
        {(section) => (
          <>
            {section.rows.length > 0 && (
              <CollectionsTable section={section} span={shown} compared={compared} asked={asked} />
            )}
            <CollectionsSpeed section={section} span={shown} compared={compared} />
          </>
        )}
      </ReportSurface>
    </BooksFrame>
  )
}
