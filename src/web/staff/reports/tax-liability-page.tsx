import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { StatementFigure } from '../../../contract/statements.ts'
import type { TaxLiability } from '../../../contract/tax-liability.ts'
import { type TaxFilters, taxLiability } from '../../api/tax-liability.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import type { FileCell } from '../../ui/csv.ts'
import { dayText, spanText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { BooksFrame } from '../books/books-frame.tsx'
import { ReportSurface } from '../books/report-surface.tsx'
import { figureCells } from '../books/statement-cells.ts'
import { SpanFields, withDays } from './span-fields.tsx'
import { useRateName } from './tax-names.ts'
import { TaxTable } from './tax-table.tsx'

const route = getRouteApi('/inside/$organization/books/tax-liability')

/** What tax a span of days brought by rate and jurisdiction, and what of it is owed; each figure opens its entries. */
export function TaxLiabilityPage() {
  const { t } = useTranslation('tax')
  const { slug, today } = useOwnOrganization()
  const navigate = route.useNavigate()
  const asked = withDays(route.useSearch(), today)
  const { from, to, knownAt, jurisdiction: only } = asked
  const report = useQuery(taxLiability(slug, asked))
  const every = useQuery(taxLiability(slug, { ...asked, jurisdiction: undefined }))
  const named = (every.data?.currencies ?? []).flatMap(({ jurisdictions }) =>
    jurisdictions.map(({ jurisdiction }) => jurisdiction),
  )
  const choices = [...new Set([...named, ...(only === undefined ? [] : [only])])].toSorted()
  const nameOf = useRateName()
  const show = (part: TaxFilters): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const shown = report.data ?? { from, to }
  const compared = report.data?.comparedWith ?? null
  const cells = ({
    currency,
    rows,
    jurisdictions,
    ...one
  }: TaxLiability['currencies'][number]): FileCell[][] => {
    const line = (
      name: string,
      of: string,
      figure: StatementFigure | null,
      jurisdiction: string | null = null,
    ): FileCell[][] =>
      figure ? [[currency, jurisdiction ?? '', name, of, ...figureCells(figure, currency)]] : []
    return [
      ...line(t('opening'), t('tax'), one.opening),
      ...rows.flatMap((row) => [
        ...line(nameOf({ ...row, jurisdiction: null }), t('base'), row.base, row.jurisdiction),
        ...line(nameOf({ ...row, jurisdiction: null }), t('tax'), row.tax, row.jurisdiction),
      ]),
      ...jurisdictions.flatMap(({ jurisdiction, base, tax }) => [
        ...line(t('inAll'), t('base'), base, jurisdiction),
        ...line(t('inAll'), t('tax'), tax, jurisdiction),
      ]),
      ...line(t('other'), t('tax'), one.other),
      ...line(t('total'), t('tax'), one.total),
      ...line(t('closing'), t('tax'), one.closing),
    ]
  }
  return (
    <BooksFrame
      room="reports"
      title={t('title')}
      under={t(only === undefined ? 'under' : 'underOne', {
        from: dayText(shown.from),
        to: dayText(shown.to),
      })}
      beside={
        <ExportButton
          name={`tax-liability-${only === undefined ? '' : `${only}-`}${from}-${to}`}
          rows={() => [
            [
              t('currency'),
              t('jurisdiction'),
              t('rate'),
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
        {choices.length > 0 && (
          <NativeSelect
            label={t('jurisdiction')}
            value={only ?? ''}
            data={[{ value: '', label: t('anyJurisdiction') }, ...choices]}
            onChange={(event) => show({ jurisdiction: event.currentTarget.value || undefined })}
          />
        )}
      </div>
      <ReportSurface
        report={report}
        name={t('title')}
        empty={<Empty title={t('nothing')}>{t('nothingSays')}</Empty>}
      >
        {(section) => (
          <TaxTable section={section} span={shown} compared={compared} knownAt={knownAt} only={only} />
        )}
      </ReportSurface>
    </BooksFrame>
  )
}
