import { Group } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import type { SavedView } from '../../../contract/saved-view.ts'
import { csvLine, csvRows, type Table } from '../../../contract/tables/table.ts'
import { savedViews, useSaveView } from '../../api/lists.ts'
import { amountLocale } from '../../texts/texts.ts'
import { csvBlob, download } from '../csv.ts'
import { Empty } from '../empty.tsx'
import { ProblemAlert } from '../problem-alert.tsx'
import { RowsSkeleton } from '../rows-skeleton.tsx'
import { type BulkAction, BulkBar } from './bulk-bar.tsx'
import { askedOf, type ListColumn, type ListSearch } from './column.ts'
import { ColumnMenu } from './column-menu.tsx'
import { ExportButton } from './export-button.tsx'
import { FilterMenu } from './filter-menu.tsx'
import { FilterPills } from './filter-pills.tsx'
import type { ListFilter } from './filters.ts'
import { ListTable } from './list-table.tsx'
import { useColumns } from './use-columns.ts'
import { useSelection } from './use-selection.ts'
import { ViewMenu } from './view-menu.tsx'

interface ListPage<Row> {
  readonly items: readonly Row[]
}

/** What a list is made of; the frame does the rest. */
export interface ListProps<Row extends { readonly id: string }> {
  readonly list: SavedView['list']
  readonly label: string
  readonly organization: Organization
  readonly search: ListSearch
  /** Puts another search in the address. */
  readonly go: (search: ListSearch) => void
  readonly query: UseInfiniteQueryResult<InfiniteData<ListPage<Row>>>
  readonly total: { readonly count: number; readonly isAll: boolean } | undefined
  readonly columns: readonly ListColumn<Row>[]
  readonly filters: readonly ListFilter[]
  readonly sort?: string
  readonly nameOf: (row: Row) => string
  readonly open?: (row: Row) => void
  readonly actions?: readonly BulkAction<Row>[]
  /** All that the list means, as CSV. */
  readonly exported: () => Promise<string>
  /** Some of its rows as that file has them. */
  readonly table: (page: { items: Row[] }) => Table
  readonly empty: { readonly title: string; readonly hint: string }
  /** Above the rows: words, kinds. */
  readonly tabs?: ReactNode
}

/** A list one can live in: filters and views, columns, rows, what can be done to many, and the way out as CSV. */
export function ListFrame<Row extends { readonly id: string }>(props: ListProps<Row>) {
  const { list, label, organization, search, go, query, total, filters, actions = [] } = props
  const { t } = useTranslation('list')
  const kept = useQuery(savedViews(organization.slug, list)).data
  const views = kept?.items ?? []
  const view = views.find(({ id }) => id === search['view'])
  const keep = useSaveView(organization.slug)
  const { shown, choose } = useColumns(list, props.columns, view?.columns)
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const order = useMemo(() => rows.map(({ id }) => id), [rows])
  const selection = useSelection(order)
  const asked = JSON.stringify(askedOf(search))
  const { clear } = selection
  // Another list is another selection.
  useEffect(clear, [asked, organization.slug]) // oxlint-disable-line react-hooks/exhaustive-deps
  const change = (more: ListSearch): void => go({ ...search, ...more })
  const openView = (one: SavedView): void => go({ ...one.search, view: one.id })
  const place = { organization: organization.slug, currency: organization.currency }
  const shownKeys = shown.map(({ key }) => key)
  const fileName = `${organization.slug}-${list}.csv`
  const selected = rows.filter(({ id }) => selection.ids.has(id))
  return (
    <>
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
            now={{ list, search: definedOf(askedOf(search)), columns: shownKeys }}
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
                    { onSuccess: ({ id }) => change({ view: id }) },
                  )
                : choose(columns)
            }
          />
          <ExportButton name={fileName} read={props.exported} />
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
            <Empty title={props.empty.title}>{props.empty.hint}</Empty>
          ) : (
            <ListTable
              label={label}
              rows={rows}
              columns={shown}
              nameOf={props.nameOf}
              open={props.open}
              selection={selection}
              sort={props.sort}
              sortBy={props.sort === undefined ? undefined : (sort) => change({ sort })}
              paging={query}
            />
          )}
          {query.isFetchingNextPage && <RowsSkeleton count={3} />}
        </div>
      )}
      <BulkBar
        organization={organization.slug}
        selection={selection}
        rows={selected}
        actions={actions}
        exported={() => {
          const table = props.table({ items: selected })
          download(fileName, csvBlob(csvLine(table.names) + csvRows(table)))
        }}
      />
    </>
  )
}

function definedOf(search: ListSearch): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
