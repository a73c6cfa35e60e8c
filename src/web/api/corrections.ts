import { queryOptions, useMutation } from '@tanstack/react-query'
import type { AdjustmentNew, CorrectionNew, CreditNew } from '../../contract/crediting.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

/** What of a final document may still be credited. */
export const creditable = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'invoice', id, 'creditable'],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/invoices/{id}/creditable', { params: { id }, signal }),
  })

export const useCredit = (organization: string, id: string) =>
  useAct(organization, (body: CreditNew) =>
    billhook(organization).post('/v1/invoices/{id}/credits', { params: { id }, body }),
  )

export const useCorrect = (organization: string, id: string) =>
  useAct(organization, (body: CorrectionNew) =>
    billhook(organization).post('/v1/invoices/{id}/correction', { params: { id }, body }),
  )

export const useAdjust = (organization: string, id: string) =>
  useAct(organization, (body: AdjustmentNew) =>
    billhook(organization).post('/v1/invoices/{id}/adjustments', { params: { id }, body }),
  )

/** What an adjustment would come to; nothing is done. */
export const useAdjustmentShown = (organization: string, id: string) =>
  useMutation({
    mutationFn: (body: AdjustmentNew) =>
      billhook(organization).dryRun('/v1/invoices/{id}/adjustments', { params: { id }, body }),
  })
