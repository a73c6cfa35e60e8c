import { queryOptions, useMutation } from '@tanstack/react-query'
import type { AccountChanges, AccountNew } from '../../contract/chart.ts'
import type { ManualEntryNew } from '../../contract/manual-entry.ts'
import type { OpeningNew } from '../../contract/opening.ts'
import type { RecurringEntryChanges, RecurringEntryNew } from '../../contract/recurring-entry.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

// What a bookkeeper does in the ledger by hand.

export const fiscalYears = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'fiscal-years'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/fiscal-years', { signal }),
  })

export const manualEntry = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'manual-entry', id],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/manual-entries/{id}', { params: { id }, signal }),
  })

export const useAddAccount = (organization: string) =>
  useAct(organization, (body: AccountNew) => billhook(organization).post('/v1/accounts', { body }))

export const useChangeAccount = (organization: string, account: string) =>
  useAct(organization, (body: AccountChanges) =>
    billhook(organization).patch('/v1/accounts/{account}', { params: { account }, body }),
  )

export const usePostEntry = (organization: string) =>
  useAct(organization, (body: ManualEntryNew) => billhook(organization).post('/v1/manual-entries', { body }))

export const useReverseEntry = (organization: string, id: string) =>
  useAct(organization, (reason: string) =>
    billhook(organization).post('/v1/manual-entries/{id}/reversal', { params: { id }, body: { reason } }),
  )

export const useCloseYear = (organization: string) =>
  useAct(organization, (endsOn: string) =>
    billhook(organization).post('/v1/year-closes', { body: { endsOn } }),
  )

export const useReopenYear = (organization: string, id: string) =>
  useAct(organization, (reason: string) =>
    billhook(organization).post('/v1/year-closes/{id}/reversal', { params: { id }, body: { reason } }),
  )

export const recurringEntries = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'recurring-entries'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/recurring-entries', { signal }),
  })

export const useAddRecurring = (organization: string) =>
  useAct(organization, (body: RecurringEntryNew) =>
    billhook(organization).post('/v1/recurring-entries', { body }),
  )

export const useChangeRecurring = (organization: string) =>
  useAct(organization, ({ id, ...body }: RecurringEntryChanges & { id: string }) =>
    billhook(organization).patch('/v1/recurring-entries/{id}', { params: { id }, body }),
  )

export const useOpenBooks = (organization: string) =>
  useAct(organization, (body: OpeningNew) => billhook(organization).post('/v1/opening-balances', { body }))

/** What taking balances over would come to; nothing is done. */
export const useOpeningShown = (organization: string) =>
  useMutation({
    mutationFn: (body: OpeningNew) => billhook(organization).dryRun('/v1/opening-balances', { body }),
  })
