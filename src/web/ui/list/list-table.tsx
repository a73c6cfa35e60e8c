import { Checkbox } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListColumn } from './column.ts'
import type { Selection } from './use-selection.ts'

const ROW_HEIGHT = 57
/** So many rows before the end, the next page is asked for. */
const AHEAD = 30

/** More of a list, when there is any. */
export interface Paging {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

/**
 * The rows of a list, of which only those in sight are drawn. j and k move, x selects, Enter opens, Escape leaves the
 * selection; shift and a click select a range. On a phone each row is a card.
 */
export function ListTable<Row extends { readonly id: string }>({
  label,
  rows,
  columns,
  nameOf,
  open,
  selection,
  sort,
  sortBy,
  paging,
  isWhole,
}: {
  label: string
  rows: readonly Row[]
  columns: readonly ListColumn<Row>[]
  /** What a row is called. */
  nameOf: (row: Row) => string
  open?: ((row: Row) => void) | undefined
  selection: Selection
  /** As the server says it: `-issued` is the newest first. */
  sort?: string | undefined
  sortBy?: ((sort: string) => void) | undefined
  paging: Paging
  /** Draws every row, in sight or not: for paper. */
  isWhole: boolean
}) {
  const { t } = useTranslation('list')
  const table = useRef<HTMLTableElement>(null)
  const [top, setTop] = useState(0)
  const [at, setAt] = useState(-1)
  useLayoutEffect(() => {
    const { current } = table
    if (current) setTop(Math.round(current.getBoundingClientRect().top + window.scrollY))
  }, [])
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is handed on to what is memoized
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: isWhole ? rows.length : 12,
    scrollMargin: top,
    getItemKey: (index) => rows[index]!.id,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = paging
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - AHEAD) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length])

  const go = (to: number): void => {
    const next = Math.min(Math.max(to, 0), rows.length - 1)
    if (next < 0) return
    setAt(next)
    virtual.scrollToIndex(next, { align: 'auto' })
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>(`tr[data-index="${next}"]`)?.focus({ preventScroll: true }),
    )
  }
  const here = rows[at]
  useHotkeys([
    ['j', () => go(at + 1)],
    ['k', () => go(at - 1)],
    ['x', () => here && selection.toggle(here.id, false)],
    ['shift+x', () => here && selection.toggle(here.id, true)],
    ['Escape', () => selection.clear()],
  ])
  const isSelected = (row: Row): boolean => selection.ids.has(row.id)
  const clicked = (event: MouseEvent, row: Row): void => {
    if (event.shiftKey) selection.toggle(row.id, true)
    else open?.(row)
  }
  const typed = (event: KeyboardEvent, row: Row): void => {
    if (event.key === 'Enter' && event.target === event.currentTarget) open?.(row)
  }
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const before = items[0] === undefined ? 0 : items[0].start - top
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top)
  const width = columns.length + 1
  return (
    <div className="scroll">
      <table ref={table} className="rows cards list" aria-label={label} aria-rowcount={rows.length + 1}>
        <colgroup>
          <col style={{ width: 44 }} />
          {columns.map(({ key, share }) => (
            <col key={key} style={{ width: `${(share / shares) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th>
              <Checkbox
                size="xs"
                aria-label={t('selectAll')}
                checked={rows.length > 0 && rows.every(isSelected)}
                indeterminate={rows.some(isSelected) && !rows.every(isSelected)}
                onChange={selection.toggleAll}
              />
            </th>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} sortBy={sortBy} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Gap height={before} width={width} />}
          {items.map(({ index, key }) => {
            const row = rows[index]!
            const refused = selection.refused.get(row.id)
            return (
              <tr
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                aria-selected={isSelected(row)}
                tabIndex={-1}
                className={open ? 'open-row' : undefined}
                onClick={(event) => clicked(event, row)}
                onKeyDown={(event) => typed(event, row)}
                onFocus={() => setAt(index)}
              >
                <td className="select-cell" onClick={(event) => event.stopPropagation()}>
                  <Checkbox
                    size="xs"
                    aria-label={t('selectRow', { name: nameOf(row) })}
                    checked={isSelected(row)}
                    onChange={() => {}}
                    onClick={(event) => selection.toggle(row.id, event.shiftKey)}
                  />
                </td>
                {columns.map((column, nth) => (
                  <td
                    key={column.key}
                    className={[column.end && 'end', column.phoneHide && 'phone-hide']
                      .filter(Boolean)
                      .join(' ')}
                  >
                    {column.cell(row)}
                    {nth === 0 && refused !== undefined && (
                      <div className="refused" role="status">
                        {refused}
                      </div>
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
          {after > 0.5 && <Gap height={after} width={width} />}
        </tbody>
      </table>
    </div>
  )
}

/** Rows that are not drawn. */
function Gap({ height, width }: { height: number; width: number }) {
  return (
    <tr aria-hidden className="gap">
      <td colSpan={width} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}

/** The head of a column, which sorts by it where the server can. */
function Head<Row>({
  column: { label, end, sort: own },
  sort,
  sortBy,
}: {
  column: ListColumn<Row>
  sort: string | undefined
  sortBy: ((sort: string) => void) | undefined
}) {
  const { t } = useTranslation('list')
  const className = end ? 'end' : undefined
  if (own === undefined || !sortBy) return <th className={className}>{label}</th>
  const direction = sort === own ? 'ascending' : sort === `-${own}` ? 'descending' : 'none'
  const Arrow = direction === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <th className={className} aria-sort={direction}>
      <button
        type="button"
        className="sort-button"
        title={t('sortBy', { name: label })}
        onClick={() => sortBy(direction === 'descending' ? own : `-${own}`)}
      >
        {label}
        <Arrow size={13} aria-hidden style={{ visibility: direction === 'none' ? 'hidden' : 'visible' }} />
      </button>
    </th>
  )
}
