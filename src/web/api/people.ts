import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Session } from '../../contract/organization.ts'
import type { Role } from '../../contract/role.ts'
import { language } from '../texts/texts.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'
import { session } from './queries.ts'

// What the pages of people ask and do.

/** What somebody shows of themselves; see the doors. */
interface Shown {
  readonly name?: string
  readonly password?: string
  readonly code?: string
}

/** Lets somebody in. What was read before was somebody else's, and a link's secret leaves the history: the page begins anew. */
export const useEntry = <Input>(enter: (input: Input) => Promise<Session>) =>
  useMutation({ mutationFn: enter, onSuccess: () => window.location.replace('/') })

/** Where no organization is meant. */
const people = () => billhook()

export const useSignIn = () =>
  useEntry((body: { email: string; password: string; code?: string }) =>
    people().post('/v1/session', { body }),
  )
export const useEnterDemo = () =>
  useEntry((role: Role) => people().post('/v1/session/demo', { body: { role } }))
export const useBecomeOwner = () =>
  useEntry((body: Shown & { token: string; email: string; password: string }) =>
    people().post('/v1/owner', { body }),
  )
export const useAcceptInvitation = () =>
  useEntry((body: Shown & { token: string }) => people().post('/v1/invitations/acceptance', { body }))

/** Whoever asks next is somebody else: the page begins anew. */
export const useSignOut = () =>
  useMutation({
    mutationFn: () => people().delete('/v1/session'),
    onSuccess: () => window.location.replace('/enter'),
  })

export const invitationShown = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => people().post('/v1/invitations/reading', { body: { token } }),
    retry: false,
  })

export const members = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'members'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/members', { signal }),
  })

export const invitations = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'invitations'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/invitations', { signal }),
  })

export const useInvite = (organization: string) =>
  useAct(organization, (body: { email: string; role: Role }) =>
    billhook(organization).post('/v1/invitations', { body: { ...body, language: language() } }),
  )
export const useInviteAgain = (organization: string) =>
  useAct(organization, (id: string) =>
    billhook(organization).post('/v1/invitations/{id}/renewal', {
      params: { id },
      body: { language: language() },
    }),
  )
export const useWithdraw = (organization: string) =>
  useAct(organization, (id: string) =>
    billhook(organization).delete('/v1/invitations/{id}', { params: { id } }),
  )

/** Changes who may do what; it may be oneself. */
function useMemberAct<Input, Answer>(organization: string, act: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [organization] }),
        client.invalidateQueries({ queryKey: session.queryKey }),
      ]),
  })
}

export const useChangeRole = (organization: string) =>
  useMemberAct(organization, ({ id, role }: { id: string; role: Role }) =>
    billhook(organization).patch('/v1/members/{id}', { params: { id }, body: { role } }),
  )
export const useRemoveMember = (organization: string) =>
  useMemberAct(organization, (id: string) =>
    billhook(organization).delete('/v1/members/{id}', { params: { id } }),
  )

export const ownSessions = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => billhook().get('/v1/me/sessions', { signal }),
})

/** An act on one's own account. */
export function useOwnAct<Input, Answer>(act: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['me'] }),
        client.invalidateQueries({ queryKey: session.queryKey }),
      ]),
  })
}

export const useEndSession = () =>
  useOwnAct((id: string) => people().delete('/v1/me/sessions/{id}', { params: { id } }))
export const useChangePassword = () =>
  useOwnAct((body: { current: string; next: string }) => people().post('/v1/me/password', { body }))
export const useStartSecondFactor = () =>
  useOwnAct((password: string) => people().post('/v1/me/second-factor', { body: { password } }))
export const useConfirmSecondFactor = () =>
  useOwnAct((code: string) => people().post('/v1/me/second-factor/confirmation', { body: { code } }))
export const useEndSecondFactor = () =>
  useOwnAct((password: string) => people().post('/v1/me/second-factor/removal', { body: { password } }))
