import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { agingOn } from '../../api/books.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { amountCell } from '../../ui/csv.ts'
import { dayText } from '../../ui/dates.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { Figure } from '../../ui/figure.tsx'
import { BooksFrame } from './books-frame.tsx'
import { KnownAtField } from './known-at-field.tsx'
import { ReportSurface } from './report-surface.tsx'

const route = getRouteApi('/inside/$organization/books/aging')

export const AGING_COLUMNS = [
  'current',
  'days1To30',
  'days31To60',
  'days61To90',
  'over90',
  'drafts',
  'credits',
  'total',
] as const

/** What customers owed on a day, by days past due. Each figure opens the documents it is made of. */
export function AgingPage() {
  const { t } = useTranslation('books')
  const { slug, today } = useOwnOrganization()
  const { asOf, knownAt } = route.useSearch()
  const navigate = route.useNavigate()
  const report = useQuery(agingOn(slug, asOf, knownAt))
  const day = report.data?.asOf ?? asOf ?? today
  const table = () =>
    (report.data?.currencies ?? []).flatMap(({ currency, rows }) =>
      rows.map((row) => [
        row.customer.name,
        currency,
        ...AGING_COLUMNS.map((column) => amountCell(row[column], currency)),
      ]),
    )
  const figure = (
    currency: string,
    column: (typeof AGING_COLUMNS)[number],
    amount: number,
    customer?: string,
  ) => (
    <td className="end" key={column}>
      {amount === 0 ? (
        <Figure amount={0} currency={currency} />
      ) : (
        <Link
          to="/$organization/books/aging/documents"
          params={{ organization: slug }}
          search={{ currency, column, asOf: day, knownAt, customer }}
        >
          <Figure amount={amount} currency={currency} />
        </Link>
      )}
    </td>
  )
  return (
    <BooksFrame
      room="aging"
      under={t('agingSays')}
      beside={
        <div className="filters">
          <DayField
            label={t('day')}
            value={day}
            onChange={(to) => void navigate({ search: { asOf: to, knownAt }, replace: true })}
          />
          <KnownAtField
            value={knownAt}
            onChange={(instant) => void navigate({ search: { asOf, knownAt: instant }, replace: true })}
          />
          <ExportButton
            name={`aged-receivables-${day}`}
            rows={() => [
              [t('customer'), t('currency'), ...AGING_COLUMNS.map((column) => t(column))],
              ...table(),
            ]}
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
          <table className="rows tight">
            <thead>
              <tr>
                <th>{t('customerIn', { currency })}</th>
                {AGING_COLUMNS.map((column) => (
                  <th className="end" key={column}>
                    {t(column)}
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
                  {AGING_COLUMNS.map((column) => figure(currency, column, row[column], row.customer.id))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td>{t('total')}</td>
                {AGING_COLUMNS.map((column) => figure(currency, column, totals[column]))}
              </tr>
            </tfoot>
          </table>
        )}
      </ReportSurface>
    </BooksFrame>
  )
}
