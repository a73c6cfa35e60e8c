import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SeriesAccount } from '../../../contract/gap-register.ts'
import { everyItem } from '../../api/books.ts'
import { billhook } from '../../api/client.ts'
import { gapRegister } from '../../api/management.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { amountCell, dayCell } from '../../ui/csv.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { BooksFrame } from '../books/books-frame.tsx'
import { KnownAtField } from '../books/known-at-field.tsx'

const route = getRouteApi('/inside/$organization/books/gap-register')

/** What became of every number (rule 14): the account of each series, and each number that is no live document. */
export function GapRegisterPage() {
  const { t } = useTranslation(['reports', 'lists'])
  const { slug, today } = useOwnOrganization()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(gapRegister(slug, filters))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const table = async () => {
    const every = await everyItem((page) =>
      billhook(slug).get('/v1/reports/gap-register', { query: { ...filters, ...page } }),
    )
    return every.map((one) => [
      one.series,
      one.number,
      t(one.stage),
      dayCell(one.endedOn),
      one.actor,
      one.reason,
      one.supersededBy?.number ?? '',
      one.currency,
      amountCell(one.total, one.currency),
    ])
  }
  const heads = () => [
    t('series'),
    t('number'),
    t('became'),
    t('when'),
    t('who'),
    t('reason'),
    t('supersededBy'),
    t('currency'),
    t('amount'),
  ]
  return (
    <BooksFrame
      room="reports"
      title={t('gapRegister')}
      under={t('gapRegisterSays')}
      beside={
        <ExportButton
          name={`gap-register-${today}`}
          rows={async () => [heads(), ...(await table())]}
          list={list}
        />
      }
    >
      <div className="filters">
        <KnownAtField
          value={filters.knownAt}
          onChange={(knownAt) => void navigate({ search: { knownAt }, replace: true })}
        />
      </div>
      {list.data && <Accounts series={list.data.pages[0]!.series} />}
      <ListSurface
        list={list}
        count={items.length}
        empty={<Empty title={t('noGaps')}>{t('noGapsSay')}</Empty>}
      >
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('number')}</th>
                <th>{t('became')}</th>
                <th>{t('reason')}</th>
                <th>{t('who')}</th>
                <th>{t('when')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.invoiceId}>
                  <td>
                    <Link to="/$organization/invoices/$id" params={{ organization: slug, id: one.invoiceId }}>
                      {one.number}
                    </Link>
                    <div className="quiet under-name">
                      {one.kind !== 'invoice' && `${t(`lists:kind_${one.kind}`)} · `}
                      {one.customer.name}
                    </div>
                  </td>
                  <td>{t(one.stage)}</td>
                  <td>
                    {one.reason}
                    {one.supersededBy && (
                      <div className="quiet under-name">
                        {t('supersededBy')}{' '}
                        <Link
                          to="/$organization/invoices/$id"
                          params={{ organization: slug, id: one.supersededBy.id }}
                        >
                          {one.supersededBy.number ?? t('replacement')}
                        </Link>
                      </div>
                    )}
                  </td>
                  <td>{one.actor}</td>
                  <td className="amount">{dayText(one.endedOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </BooksFrame>
  )
}

/** The account of each series: every number it has drawn is live, void or cancelled. */
function Accounts({ series }: { series: readonly SeriesAccount[] }) {
  const { t } = useTranslation('reports')
  return (
    <div className="surface scroll" tabIndex={0} role="region" aria-label={t('series')}>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('series')}</th>
            <th className="end">{t('drawn')}</th>
            <th className="end">{t('live')}</th>
            <th className="end">{t('void')}</th>
            <th className="end">{t('cancelled')}</th>
          </tr>
        </thead>
        <tbody>
          {series.map((one) => (
            <tr key={one.code}>
              <td style={{ minWidth: 150 }}>
                {one.prefix}
                <div className="under-name">
                  {one.isWhole ? (
                    <span className="quiet">{t('whole')}</span>
                  ) : (
                    <span className="tone tone-bad">
                      {t('notWhole', { numbers: one.missing.join(', ') })}
                    </span>
                  )}
                </div>
              </td>
              {[one.drawn, one.live, one.void, one.cancelled].map((count, at) => (
                <td className="end amount" key={at}>
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
