import type { ReactNode } from 'react'
import { More } from './more.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import { RowsSkeleton } from './rows-skeleton.tsx'

/** A list that is asked for page by page. */
interface Asked {
  readonly error: Error | null
  readonly isPending: boolean
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
  readonly refetch: () => unknown
}

/** The surface a list stands on: what went wrong, rows on their way, nothing, or the rows and the way to more of them. */
export function ListSurface({
  list,
  count,
  empty,
  children,
}: {
  list: Asked
  count: number
  empty: ReactNode
  children: ReactNode
}) {
  if (list.error) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />
  return (
    <div className="surface">
      {list.isPending ? <RowsSkeleton /> : count === 0 ? empty : children}
      <More list={list} />
    </div>
  )
}
