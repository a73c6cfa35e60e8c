import { queryOptions } from '@tanstack/react-query'
import type { LockDatesChange } from '../../contract/lock-dates.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

export const lockDates = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'lock-dates'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/lock-dates', { signal }),
  })

export const useChangeLockDates = (organization: string) =>
  useAct(organization, (body: LockDatesChange) => billhook(organization).patch('/v1/lock-dates', { body }))
