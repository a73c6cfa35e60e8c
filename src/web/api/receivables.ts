import { queryOptions } from '@tanstack/react-query'
import type { RefundNew } from '../../contract/payment.ts'
import type {
  AllocationUndoNew,
  CreditApplication,
  ReinstatementNew,
  WriteOffNew,
} from '../../contract/receivables.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

// What happens to money after it came. Keys begin with the organization, as those of every question.

export const customerCredit = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'customer', id, 'credit'],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/customers/{id}/credit', { params: { id }, signal }),
  })

export const useApplyCredit = (organization: string, id: string) =>
  useAct(organization, (body: CreditApplication) =>
    billhook(organization).post('/v1/customers/{id}/credit-applications', { params: { id }, body }),
  )

/** What using credit would do: nothing is kept of it. */
export const creditPreview = (organization: string, id: string, body: CreditApplication) =>
  queryOptions({
    queryKey: [organization, 'customer', id, 'credit-application', body],
    queryFn: ({ signal }) =>
      billhook(organization).dryRun('/v1/customers/{id}/credit-applications', {
        params: { id },
        body,
        signal,
      }),
    retry: false,
  })

/** What settled a document. */
export const settlement = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'invoice', id, 'settlement'],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/invoices/{id}/settlement', { params: { id }, signal }),
  })

export const useUndoAllocation = (organization: string, id: string) =>
  useAct(organization, (body: AllocationUndoNew) =>
    billhook(organization).post('/v1/allocations/{id}/undoing', { params: { id }, body }),
  )

/** What undoing an allocation would do: nothing is kept of it. */
export const undoPreview = (organization: string, id: string, body: AllocationUndoNew) =>
  queryOptions({
    queryKey: [organization, 'allocation', id, 'undoing', body],
    queryFn: ({ signal }) =>
      billhook(organization).dryRun('/v1/allocations/{id}/undoing', { params: { id }, body, signal }),
  })

export const useRefund = (organization: string, id: string) =>
  useAct(organization, (body: RefundNew) =>
    billhook(organization).post('/v1/payments/{id}/refunds', { params: { id }, body }),
  )

export const useSettleAlert = (organization: string, id: string) =>
  useAct(organization, () =>
    billhook(organization).post('/v1/payments/{id}/alert-settlement', { params: { id }, body: {} }),
  )

export const useWriteOff = (organization: string, id: string) =>
  useAct(organization, (body: WriteOffNew) =>
    billhook(organization).post('/v1/invoices/{id}/write-off', { params: { id }, body }),
  )

export const useReinstate = (organization: string, id: string) =>
  useAct(organization, (body: ReinstatementNew) =>
    billhook(organization).post('/v1/invoices/{id}/reinstatement', { params: { id }, body }),
  )
