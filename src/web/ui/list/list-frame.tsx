import { Group } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import type { SavedView } from '../../../contract/saved-view.ts'
import type { Table } from '../../../contract/tables/table.ts'
import { type Listed, type ListReading, ROWS, savedViews, useSaveView } from '../../api/lists.ts'
import { amountLocale } from '../../texts/texts.ts'
import { Empty } from '../empty.tsx'
import { Page } from '../page.tsx'
import { printWhole } from '../print-whole.ts'
import { ProblemAlert } from '../problem-alert.tsx'
import { RowsSkeleton } from '../rows-skeleton.tsx'
import { type BulkAction, BulkBar } from './bulk-bar.tsx'
import { askedOf, type ListColumn, type ListSearch } from './column.ts'
import { ColumnMenu } from './column-menu.tsx'
import { ExportButton, keepTable } from './export-button.tsx'
import { FilterMenu } from './filter-menu.tsx'
import { FilterPills } from './filter-pills.tsx'
import type { ListFilter } from './filters.ts'
import { ListTable } from './list-table.tsx'
import { SearchBox } from './search-box.tsx'
import { useColumns } from './use-columns.ts'
import { useSelection } from './use-selection.ts'
import { ViewMenu } from './view-menu.tsx'

/** So many rows may be selected at once: each is a request of its own. */
const MOST_SELECTED = 1_000

interface Said {
  readonly title: string
  readonly hint: string
}

/** What a list is made of; the frame does the rest. */
export interface ListProps<Row extends { readonly id: string }, Asked, Answer extends Listed<Row>> {
  readonly list: SavedView['list']
  readonly title: string
  readonly under: ReactNode
  readonly organization: Organization
  /** What the search is called, and what may be typed there. */
  readonly find: { readonly label: string; readonly placeholder: string }
  /** What can be made here, beside the search. */
  readonly beside?: ReactNode
  readonly search: ListSearch
  /** Puts another search in the address. */
  readonly go: (to: { readonly search: ListSearch; readonly replace?: boolean }) => unknown
  readonly reading: ListReading<Row, Asked, Answer>
  /** What the server is asked, where it is not just what the address says. The server checks it. */
  readonly asked?: Asked
  readonly columns: readonly ListColumn<Row>[]
  readonly filters: readonly ListFilter[]
  readonly sort?: string
  readonly nameOf: (row: Row) => string
  readonly open?: (row: Row) => void
  readonly actions?: readonly BulkAction<Row>[]
  /** Its rows as a file has them. */
  readonly table: (page: { items: Row[] }) => Table
  /** What is said where there is nothing at all. */
  readonly empty: Said
  /** What is said where nothing fits what the list is narrowed by; null where there is nothing special to say. */
  readonly nothing?: (by: readonly string[]) => Said | null
  /** Above the rows: words, kinds. */
  readonly tabs?: ReactNode
  /** Above all, once something was answered. */
  readonly note?: (answer: Answer) => ReactNode
}

/** A list one can live in: search, filters and views, columns, rows, what can be done to many, and the way out as a file. */
export function ListFrame<Row extends { readonly id: string }, Asked, Answer extends Listed<Row>>(
  props: ListProps<Row, Asked, Answer>,
) {
  const { list, title, organization, search, go, reading, filters, actions = [] } = props
  const { t } = useTranslation('list')
  const asked = props.asked ?? (askedOf(search) as Asked)
  const query = useInfiniteQuery(reading.rows(organization.slug, asked))
  const total = useQuery(reading.total(organization.slug, asked)).data
  const kept = useQuery(savedViews(organization.slug, list)).data
  const views = kept?.items ?? []
  const view = views.find(({ id }) => id === search['view'])
  const keep = useSaveView(organization.slug)
  const { shown, choose } = useColumns(list, props.columns, view?.columns)
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const order = useMemo(() => rows.map(({ id }) => id), [rows])
  const selection = useSelection(order)
  const [isWhole, setIsWhole] = useState(false)
  const said = definedOf(askedOf(search))
  const narrowedBy = Object.keys(said).filter((name) => name !== 'sort')
  const { clear } = selection
  // Another list is another selection.
  useEffect(clear, [JSON.stringify(said), organization.slug]) // oxlint-disable-line react-hooks/exhaustive-deps
  const change = (more: ListSearch): unknown => go({ search: { ...search, ...more } })
  const openView = (one: SavedView): unknown => go({ search: { ...one.search, view: one.id } })
  const place = { organization: organization.slug, currency: organization.currency }
  const shownKeys = shown.map(({ key }) => key)
  const fileName = `${organization.slug}-${list}`
  const selected = rows.filter(({ id }) => selection.ids.has(id))
  const first = query.data?.pages[0]
  const isMore = query.hasNextPage && rows.length < MOST_SELECTED
  /** Reads on until all rows are there, or as many as one may select, and selects them. */
  const selectEvery = async (): Promise<void> => {
    for (;;) {
      const { data, hasNextPage, isError } = await query.fetchNextPage()
      const read = data?.pages.flatMap(({ items }) => items) ?? []
      if (!isError && hasNextPage && read.length < MOST_SELECTED) continue
      return selection.choose(read.slice(0, MOST_SELECTED).map(({ id }) => id))
    }
  }
  const nothing =
    narrowedBy.length === 0
      ? props.empty
      : (props.nothing?.(narrowedBy) ?? { title: t('nothing'), hint: t('nothingHint') })
  return (
    <Page
      title={title}
      under={props.under}
      beside={
        <>
          <SearchBox
            key={organization.slug}
            {...props.find}
            value={search['q'] ?? ''}
            look={(q) => void go({ search: { ...search, q }, replace: true })}
          />
          {props.beside}
        </>
      }
    >
      {first && props.note?.(first)}
      <div className="list-tools">
        <div>{props.tabs}</div>
        <Group gap={6}>
          {total && (
            <span className="quiet list-total" aria-live="polite">
              {t(total.isAll ? 'total' : 'totalMore', { number: total.count.toLocaleString(amountLocale()) })}
            </span>
          )}
          <FilterMenu filters={filters} search={search} change={change} place={place} />
          <ViewMenu
            organization={organization.slug}
            views={views}
            mayShare={kept?.mayShare ?? false}
            current={view}
            now={{ list, search: said, columns: shownKeys }}
            open={openView}
          />
          <ColumnMenu
            all={props.columns}
            shown={shown}
            // Of a view of everybody one gets a copy of one's own: only saving it anew changes it for the others.
            choose={(columns) =>
              view
                ? keep.mutate(
                    { list, name: view.name, search: view.search, columns: [...columns] },
                    { onSuccess: ({ id }) => void change({ view: id }) },
                  )
                : choose(columns)
            }
          />
          <ExportButton
            name={fileName}
            csv={() => reading.csv(organization.slug, asked)}
            table={async () => props.table({ items: await reading.every(organization.slug, asked) })}
            print={() => printWhole(query, ROWS, setIsWhole)}
          />
        </Group>
      </div>
      <FilterPills filters={filters} search={search} change={change} place={place} />
      {query.error ? (
        <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      ) : (
        <div className="surface" aria-busy={query.isPlaceholderData} data-stale={query.isPlaceholderData}>
          {query.isPending ? (
            <RowsSkeleton />
          ) : rows.length === 0 ? (
            <Empty title={nothing.title}>{nothing.hint}</Empty>
          ) : (
            <ListTable
              label={title}
              rows={rows}
              columns={shown}
              nameOf={props.nameOf}
              open={props.open}
              selection={selection}
              sort={props.sort}
              sortBy={props.sort === undefined ? undefined : (sort) => void change({ sort })}
              paging={query}
              isWhole={isWhole}
            />
          )}
          {query.isFetchingNextPage && <RowsSkeleton count={3} />}
        </div>
      )}
      <BulkBar
        organization={organization.slug}
        selection={selection}
        rows={selected}
        every={
          total && isMore && selected.length === rows.length
            ? { count: Math.min(total.count, MOST_SELECTED), select: selectEvery }
            : null
        }
        actions={actions}
        exported={() => keepTable(fileName, props.table({ items: selected }))}
      />
    </Page>
  )
}

function definedOf(search: ListSearch): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
