import { queryOptions } from '@tanstack/react-query'
import type { InstalmentPlanNew } from '../../contract/instalments.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

export const usePlanInstalments = (organization: string, id: string) =>
  useAct(organization, (body: InstalmentPlanNew) =>
    billhook(organization).post('/v1/invoices/{id}/instalments', { params: { id }, body }),
  )

/** What a plan would come to: nothing is kept of it. */
export const instalmentsPreview = (organization: string, id: string, parts: InstalmentPlanNew['parts']) =>
  queryOptions({
    queryKey: [organization, 'invoice', id, 'instalments', parts],
    queryFn: ({ signal }) =>
      billhook(organization).dryRun('/v1/invoices/{id}/instalments', {
        params: { id },
        body: { parts },
        signal,
      }),
    retry: false,
  })
