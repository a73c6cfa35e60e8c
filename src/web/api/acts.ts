import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PaymentNew } from '../../contract/payment.ts'
import type { Action } from '../../contract/word.ts'
import { billhook } from './client.ts'

/** Where each verb of the server's is done. The others have forms of their own. */
const VERB_DOORS = {
  confirm: (organization: string, id: string, reason: string | null) =>
    billhook(organization).post('/v1/invoices/{id}/confirmation', { params: { id }, body: { reason } }),
  mark_sent: (organization: string, id: string, reason: string | null) =>
    billhook(organization).post('/v1/invoices/{id}/sending', { params: { id }, body: { reason } }),
  publish: (organization: string, id: string, reason: string | null) =>
    billhook(organization).post('/v1/invoices/{id}/publication', { params: { id }, body: { reason } }),
  archive: (organization: string, id: string, reason: string | null) =>
    billhook(organization).post('/v1/invoices/{id}/archiving', { params: { id }, body: { reason } }),
  unarchive: (organization: string, id: string) =>
    billhook(organization).delete('/v1/invoices/{id}/archiving', { params: { id } }),
  void: (organization: string, id: string, reason: string | null) =>
    billhook(organization).post('/v1/invoices/{id}/voiding', { params: { id }, body: { reason } }),
  cancel: (organization: string, id: string, reason: string | null) =>
    billhook(organization).post('/v1/invoices/{id}/cancellation', { params: { id }, body: { reason } }),
} as const satisfies Partial<Record<Action['verb'], unknown>>

export type PlainVerb = keyof typeof VERB_DOORS

/** Does a verb to a document. Everything read of the organization is stale afterwards: an act moves books and lists too. */
export function useVerb(organization: string, id: string) {
  return useAct(organization, ({ verb, reason }: { verb: PlainVerb; reason?: string }) =>
    VERB_DOORS[verb](organization, id, reason ?? null),
  )
}

export function useRecordPayment(organization: string) {
  return useAct(organization, (payment: PaymentNew) =>
    billhook(organization).post('/v1/payments', { body: payment }),
  )
}

/**
 * An act on the books of an organization: everything read of it is stale afterwards. Acts of one turn wait for each
 * other, in the order in which they were asked for.
 */
export function useAct<Input, Answer>(
  organization: string,
  act: (input: Input) => Promise<Answer>,
  { turn }: { turn?: string } = {},
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    ...(turn === undefined ? {} : { scope: { id: turn } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [organization] }),
  })
}
