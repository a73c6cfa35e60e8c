import { queryOptions } from '@tanstack/react-query'
import { billhook } from './client.ts'

/** A piece of work with the documents it is on. */
export const workItem = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'work', 'one', id],
    queryFn: ({ signal }) => billhook(organization).get('/v1/work/{id}', { params: { id }, signal }),
  })

/** What was told of a piece of work, the latest first. */
export const workTold = (organization: string, work: string) =>
  queryOptions({
    queryKey: [organization, 'events', 'of-work', work],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/work-events', { query: { work, limit: '100' }, signal }),
  })
