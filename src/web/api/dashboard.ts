import { queryOptions } from '@tanstack/react-query'
import { billhook } from './client.ts'

export const dashboard = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'dashboard'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/dashboard', { signal }),
  })
