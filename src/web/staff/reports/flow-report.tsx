import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CashFlow } from '../../../contract/cash-flow.ts'
import { type FlowOf, flowReport, type SpanFilters } from '../../api/management.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { ExportButton } from '../../ui/export-button.tsx'
import { BooksFrame } from '../books/books-frame.tsx'
import { ReportSurface } from '../books/report-surface.tsx'
import { figureCells } from '../books/statement-cells.ts'
import { useLineName } from './names.ts'
import { SpanFields, withDays } from './span-fields.tsx'
import { type SpanLine, SpanTable } from './span-table.tsx'

/** What a flow report is called, and its first and last lines. */
export interface FlowWords {
  readonly title: string
  readonly opening: string
  readonly closing: string
  readonly head: (currency: string) => string
}

/** What came to some accounts and went from them in a span of days; each figure opens its entries. */
export function FlowReport({
  of,
  words,
  search,
  show,
  empty,
}: {
  of: FlowOf
  words: FlowWords
  search: SpanFilters
  show: (part: SpanFilters) => void
  empty: ReactNode
}) {
  const { t } = useTranslation('reports')
  const { slug, today } = useOwnOrganization()
  const asked = withDays(search, today)
  const report = useQuery(flowReport(slug, of, asked))
  const nameOf = useLineName()
  const shown = report.data ?? asked
  const compared = report.data?.comparedWith ?? null
  const lines = ({ opening, rows, net, closing }: CashFlow['currencies'][number]): SpanLine[] => [
    { name: words.opening, figure: opening, isSum: true },
    ...rows.map((row) => ({ name: nameOf(row), figure: row, opens: row.key })),
    { name: t('net'), figure: net, opens: '', isSum: true },
    { name: words.closing, figure: closing, isSum: true },
  ]
  return (
    <BooksFrame
      room="reports"
      title={words.title}
      under={t('spanOf', { from: dayText(shown.from), to: dayText(shown.to) })}
      beside={
        <ExportButton
          name={`${of}-${asked.from}-${asked.to}`}
          rows={() => [
            [
              t('currency'),
              words.title,
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
        <SpanFields asked={asked} show={show} />
      </div>
      <ReportSurface report={report} name={words.title} empty={empty}>
        {(section) => (
          <SpanTable
            head={words.head(section.currency)}
            currency={section.currency}
            span={shown}
            compared={compared}
            lines={lines(section)}
            to={`/$organization/books/${of}/entries`}
            search={{ knownAt: asked.knownAt }}
          />
        )}
      </ReportSurface>
    </BooksFrame>
  )
}
