import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Aging } from '../../../contract/reports.ts'
import { type AgingFilters, agingOn } from '../../api/books.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { amountCell } from '../../ui/csv.ts'
import { dayText } from '../../ui/dates.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { Figure } from '../../ui/figure.tsx'
import { rangeText } from './age-range.ts'
import { AgingScaleFields } from './aging-scale-fields.tsx'
import { BaseField } from './base-field.tsx'
import { BooksFrame } from './books-frame.tsx'
import { CustomerFilter } from './customer-filter.tsx'
import { KnownAtField } from './known-at-field.tsx'
import { ReportSurface } from './report-surface.tsx'
import { ServiceFilter } from './service-filter.tsx'

type Aged = Aging['currencies'][number]['totals']

const route = getRouteApi('/inside/$organization/books/aging')

/** Columns beside the buckets. */
const APART = ['drafts', 'credits', 'total'] as const

/** So many columns of amounts stand beside each other on an upright sheet of paper. */
const UPRIGHT = 9

/** What customers owed on a day, by days past due. Each figure opens the documents it is made of. */
export function AgingPage() {
  const { t } = useTranslation('books')
  const { slug, today } = useOwnOrganization()
  const search = route.useSearch()
  const { asOf, compareTo, knownAt, customer: only, service, by, edges, in: inBase } = search
  const navigate = route.useNavigate()
  const show = (part: AgingFilters) => void navigate({ search: { ...search, ...part }, replace: true })
  const report = useQuery(agingOn(slug, search))
  const buckets = report.data?.buckets ?? []
  const then = report.data?.comparedTo ?? null
  const heads = [
    ...buckets.map((range) => rangeText(t, range)),
    ...APART.map((column) => t(column)),
    ...(then === null ? [] : [t('totalOn', { day: dayText(then) }), t('difference')]),
  ]
  const amounts = (row: Aged): number[] => [
    ...row.buckets,
    ...APART.map((column) => row[column]),
    ...(then === null ? [] : [row.comparedTotal ?? 0, row.difference ?? 0]),
  ]
  const [thenAt, differenceAt] = [buckets.length + APART.length, buckets.length + APART.length + 1]
  const day = report.data?.asOf ?? asOf ?? today
  const table = () =>
    (report.data?.currencies ?? []).flatMap(({ currency, rows }) =>
      rows.map((row) => [
        row.customer.name,
        currency,
        ...amounts(row).map((amount) => amountCell(amount, currency)),
      ]),
    )
  const figure = (currency: string, amount: number, at: number, customer = only) => (
    <td className="end" key={at}>
      {amount === 0 || inBase || at === differenceAt ? (
        <Figure amount={amount} currency={currency} />
      ) : (
        <Link
          to="/$organization/books/aging/documents"
          params={{ organization: slug }}
          search={{
            currency,
            column: APART[at - buckets.length] ?? 'total',
            bucket: at < buckets.length ? String(at) : undefined,
            asOf: at === thenAt ? (then ?? day) : day,
            knownAt,
            customer,
            service,
            by,
            edges,
          }}
        >
          <Figure amount={amount} currency={currency} />
        </Link>
      )}
    </td>
  )
  return (
    <BooksFrame
      room="aging"
      under={`${t('asOf', { day: dayText(day) })}. ${t('agingSays')}`}
      beside={
        <div className="filters">
          <DayField label={t('day')} value={day} onChange={(to) => show({ asOf: to })} />
          <DayField label={t('compareTo')} value={compareTo} onChange={(to) => show({ compareTo: to })} />
          <CustomerFilter value={only} onChange={(customer) => show({ customer })} />
          <ServiceFilter value={service} onChange={(to) => show({ service: to })} />
          <AgingScaleFields by={by} edges={edges} show={show} />
          <KnownAtField value={knownAt} onChange={(instant) => show({ knownAt: instant })} />
          <BaseField value={inBase} onChange={(to) => show({ in: to })} />
          <ExportButton
            name={`aged-receivables-${day}`}
            rows={() => [[t('customer'), t('currency'), ...heads], ...table()]}
          />
        </div>
      }
    >
      <ReportSurface
        report={report}
        name={t('asOf', { day: dayText(day) })}
        empty={<Empty title={t('nobodyOwes')}>{t('nobodyOwesSays')}</Empty>}
      >
        {({ currency, rows, totals }) => (
          <table className={`rows tight${heads.length > UPRIGHT ? ' many-columns' : ''}`}>
            <thead>
              <tr>
                <th className="words">{t('customerIn', { currency })}</th>
                {heads.map((head) => (
                  <th className="end" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.customer.id}>
                  <td>
                    <Link
                      to="/$organization/customers/$id"
                      params={{ organization: slug, id: row.customer.id }}
                    >
                      {row.customer.name}
                    </Link>
                  </td>
                  {amounts(row).map((amount, at) => figure(currency, amount, at, row.customer.id))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td>{t('total')}</td>
                {amounts(totals).map((amount, at) => figure(currency, amount, at))}
              </tr>
            </tfoot>
          </table>
        )}
      </ReportSurface>
    </BooksFrame>
  )
}
