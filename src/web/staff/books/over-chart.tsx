import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Account } from '../../../contract/journal.ts'
import { accounts } from '../../api/books.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { isForHand } from './entry-lines.tsx'

/** What is drawn once the accounts are there that take entries by hand. */
export function OverChart({ children }: { children: (chart: readonly Account[]) => ReactNode }) {
  const { slug } = useOwnOrganization()
  const { data, error, refetch } = useQuery(accounts(slug))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  return data ? children(data.items.filter(isForHand)) : <RowsSkeleton count={4} />
}
