import { queryOptions } from '@tanstack/react-query'
import type { DepositNew } from '../../contract/deposit.ts'
import type { Invoice } from '../../contract/invoice.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

/** What a deposit is asked for: a piece of work or a draft. */
export type DepositOn = { readonly workId: string } | { readonly invoiceId: string }
/** How much of it: a percentage, up to which one, or an amount. */
export type DepositShare = Pick<DepositNew, 'percent' | 'upTo' | 'amount'>

export const useAskDeposit = (organization: string) =>
  useAct(organization, (body: DepositNew) => billhook(organization).post('/v1/deposits', { body }))

/** What a deposit would be: nothing is kept of it. */
export const depositPreview = (organization: string, on: DepositOn, share: DepositShare) =>
  queryOptions({
    queryKey: [organization, 'deposit', on, share],
    queryFn: async ({ signal }): Promise<Invoice> => {
      const shown = await billhook(organization).dryRun('/v1/deposits', { body: { ...on, ...share }, signal })
      return shown.invoices.find(({ kind }) => kind === 'deposit')!
    },
    retry: false,
  })

/** All that is left of a whole, as the deposit it would be; refused with the reason where there can be none. */
export const depositLeft = (organization: string, on: DepositOn) =>
  depositPreview(organization, on, { upTo: '100' })
