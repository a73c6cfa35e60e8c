import { queryOptions, useMutation } from '@tanstack/react-query'
import type { ConflictResolution } from '../../contract/work-event.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

const DOOR = '/v1/work-event-conflicts/{id}/resolution'

/** The other tellings of an event: the same id with another content. */
export const conflictsOf = (organization: string, event: string) =>
  queryOptions({
    queryKey: [organization, 'events', 'conflicts', event],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/work-event-conflicts', { query: { event, limit: '50' }, signal }),
  })

/** What carrying out the later telling would do, without doing it. */
export const useLaterTelling = (organization: string, id: string) =>
  useMutation({
    mutationFn: () =>
      billhook(organization).dryRun(DOOR, { params: { id }, body: { resolution: 'contradicting_applied' } }),
  })

export const useSettleConflict = (organization: string, id: string) =>
  useAct(organization, (body: ConflictResolution) =>
    billhook(organization).post(DOOR, { params: { id }, body }),
  )
