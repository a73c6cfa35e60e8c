import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  type AgingColumn,
  agingDocuments,
  type AgingFigure,
  type AgingFilters,
  agingOn,
  everyItem,
} from '../../api/books.ts'
import { billhook } from '../../api/client.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { amountCell, dayCell } from '../../ui/csv.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Money } from '../../ui/money.tsx'
import { rangeText } from './age-range.ts'
import { BooksFrame } from './books-frame.tsx'

const route = getRouteApi('/inside/$organization/books/aging/documents')

/** The documents one figure of the aged receivables is made of; together they come to it. */
export function AgingDocumentsPage() {
  const { t } = useTranslation('books')
  const { slug, today } = useOwnOrganization()
  const figure = route.useSearch()
  const { currency } = figure
  const list = useInfiniteQuery(agingDocuments(slug, figure))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  const { data: told } = useQuery({ ...agingOn(slug, scaleOf(figure)), enabled: figure.bucket !== undefined })
  const range = told?.buckets[Number(figure.bucket)]
  const name = (column: AgingColumn): string => (column === 'owed' ? t('owedColumn') : t(column))
  const table = async () => {
    const every = await everyItem((page) =>
      billhook(slug).get('/v1/reports/ar-aging/documents', { query: { ...figure, ...page } }),
    )
    return every.map((one) => [
      one.number ?? '',
      one.customer.name,
      dayCell(one.issuedOn),
      dayCell(one.dueOn),
      currency,
      amountCell(one.amount, currency),
    ])
  }
  return (
    <BooksFrame
      room="aging"
      title={t('behind', { column: range ? rangeText(t, range) : name(figure.column), currency })}
      under={`${t('asOf', { day: dayText(figure.asOf ?? today) })}. ${t('behindSays')}`}
      beside={
        <ExportButton
          name={`aged-documents-${figure.asOf ?? today}`}
          rows={async () => [
            [t('number'), t('customer'), t('issued'), t('due'), t('currency'), t('open')],
            ...(await table()),
          ]}
          list={list}
        />
      }
    >
      <ListSurface
        list={list}
        count={items.length}
        empty={<Empty title={t('nobodyOwes')}>{t('nobodyOwesSays')}</Empty>}
      >
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('number')}</th>
                <th>{t('customer')}</th>
                <th>{t('issued')}</th>
                <th>{t('due')}</th>
                <th className="end">{t('open')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={`${one.invoiceId} ${one.dueOn}`}>
                  <td>
                    <Link to="/$organization/invoices/$id" params={{ organization: slug, id: one.invoiceId }}>
                      {one.number ?? t('notNumbered')}
                    </Link>
                  </td>
                  <td>
                    <Link
                      to="/$organization/customers/$id"
                      params={{ organization: slug, id: one.customer.id }}
                    >
                      {one.customer.name}
                    </Link>
                  </td>
                  <td className="amount phone-hide">{dayText(one.issuedOn)}</td>
                  <td className="amount">{dayText(one.dueOn)}</td>
                  <td className="end">
                    <Money amount={one.amount} currency={currency} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={4}>{t('total')}</td>
                <td className="end" data-total="">
                  <Money amount={total} currency={currency} />
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      </ListSurface>
    </BooksFrame>
  )
}

/** The report that the figure stands in. */
const scaleOf = ({ asOf, knownAt, by, edges }: AgingFigure): AgingFilters => ({ asOf, knownAt, by, edges })
