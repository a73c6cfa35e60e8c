import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { everyItem } from '../../api/books.ts'
import { figureEntries, type FigureFilters, figurePage, type FigureReport } from '../../api/management.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { amountCell, dayCell } from '../../ui/csv.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Money } from '../../ui/money.tsx'
import { BooksFrame } from '../books/books-frame.tsx'
import { entryKindText } from '../../texts/said.ts'

/** The entries one figure of a report is made of; together they come to it. */
export function FigureEntriesView({
  report,
  name,
  figure,
}: {
  report: FigureReport
  name: string
  figure: FigureFilters
}) {
  const { t } = useTranslation('reports')
  const { slug, today } = useOwnOrganization()
  const list = useInfiniteQuery(figureEntries(slug, report, figure))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const { currency, to = today, from = `${to.slice(0, 4)}-01-01` } = figure
  const table = async () => {
    const every = await everyItem((page) => figurePage(slug, report, figure, page))
    return every.map(({ date, kind, description, amount }) => [
      dayCell(date),
      kind,
      description,
      currency,
      amountCell(amount, currency),
    ])
  }
  return (
    <BooksFrame
      room="reports"
      title={t('behind', { name, currency })}
      under={t('behindSays', { from: dayText(from), to: dayText(to) })}
      beside={
        <ExportButton
          name={`${report}-entries-${from}-${to}`}
          rows={async () => [
            [t('date'), t('kind'), t('entry'), t('currency'), t('amount')],
            ...(await table()),
          ]}
          list={list}
        />
      }
    >
      <ListSurface
        list={list}
        count={items.length}
        empty={<Empty title={t('noEntries')}>{t('noEntriesSay')}</Empty>}
      >
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('date')}</th>
                <th>{t('entry')}</th>
                <th className="end">{t('part', { currency })}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.entryId}>
                  <td className="amount">{dayText(one.date)}</td>
                  <td>
                    <Link
                      to="/$organization/books/entries/$id"
                      params={{ organization: slug, id: one.entryId }}
                    >
                      {one.description}
                    </Link>
                    <div className="quiet under-name">{entryKindText(one.kind)}</div>
                  </td>
                  <td className="end">
                    <Money bare amount={one.amount} currency={currency} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={2}>{t('total')}</td>
                <td className="end" data-total="">
                  <Money bare amount={list.data?.pages[0]?.total ?? 0} currency={currency} />
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      </ListSurface>
    </BooksFrame>
  )
}
