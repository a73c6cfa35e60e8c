import { queryOptions } from '@tanstack/react-query'
import type { InvoiceMail } from '../../contract/invoice-request.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

// What the outbox, a document's link and sending by mail ask and do.

export const mail = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'mail', id],
    queryFn: ({ signal }) => billhook(organization).get('/v1/mails/{id}', { params: { id }, signal }),
  })

export function useRetryMail(organization: string) {
  return useAct(organization, (id: string) =>
    billhook(organization).post('/v1/mails/{id}/retry', { params: { id } }),
  )
}

const DOORS = { mark_sent: '/v1/invoices/{id}/sending', publish: '/v1/invoices/{id}/publication' } as const

/** The verbs that may be mailed. */
export type MailedVerb = keyof typeof DOORS
export const isMailed = (verb: string): verb is MailedVerb => verb in DOORS

/** Sends or publishes a document with a mail about it. */
export function useMailed(organization: string, id: string, verb: MailedVerb) {
  return useAct(organization, (mailed: InvoiceMail) =>
    billhook(organization).post(DOORS[verb], { params: { id }, body: { mail: mailed } }),
  )
}

export const documentLink = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'link', id],
    queryFn: ({ signal }) => billhook(organization).get('/v1/invoices/{id}/link', { params: { id }, signal }),
  })

export function useMakeLink(organization: string, id: string) {
  return useAct(organization, () =>
    billhook(organization).post('/v1/invoices/{id}/link', { params: { id }, body: {} }),
  )
}

/** Sets when a document's link ends: an instant, or null for never. */
export function useChangeLinkEnd(organization: string, id: string) {
  return useAct(
    organization,
    (expiresAt: string | null) =>
      billhook(organization).patch('/v1/invoices/{id}/link', { params: { id }, body: { expiresAt } }),
    { turn: `link of ${id}` },
  )
}

export function useRevokeLink(organization: string, id: string) {
  return useAct(organization, () =>
    billhook(organization).delete('/v1/invoices/{id}/link', { params: { id } }),
  )
}
