import { queryOptions } from '@tanstack/react-query'
import type { Language } from '../texts/texts.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

// What staff ask and do about who gets into the portal.

export const portalClients = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'customer', id, 'portal'],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/customers/{id}/portal-access', { params: { id }, signal }),
  })

export const useInviteClient = (organization: string, id: string) =>
  useAct(organization, (body: { email: string; language: Language }) =>
    billhook(organization).post('/v1/customers/{id}/portal-access', { params: { id }, body }),
  )

export const useInviteClientAgain = (organization: string, id: string) =>
  useAct(organization, (clientId: string) =>
    billhook(organization).post('/v1/customers/{id}/portal-access/{clientId}/invitation', {
      params: { id, clientId },
      body: {},
    }),
  )

export const useRevokeClient = (organization: string, id: string) =>
  useAct(organization, (clientId: string) =>
    billhook(organization).delete('/v1/customers/{id}/portal-access/{clientId}', {
      params: { id, clientId },
    }),
  )
