import { expect } from 'vitest'
import type { PortalClientInvited } from '../../src/contract/portal-client.ts'
import { type Answer, type openServer, type Tenant } from './api.ts'

type Send = Awaited<ReturnType<typeof openServer>>['send']

/** A client in the portal, in a browser of their own. */
export interface PortalVisitor {
  cookie: string
  ask<T = unknown>(method: string, path: string, headers?: Record<string, string>): Promise<Answer<T>>
}

/** Invites an address for a customer; needs a server that delivers no mail, which tells the link. */
export async function invite(
  who: Tenant,
  customerId: string,
  email: string,
): Promise<PortalClientInvited & { readonly token: string }> {
  const path = `/v1/customers/${customerId}/portal-access`
  const made = await who.call<PortalClientInvited>('POST', path, { email })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return { ...made.body, token: made.body.link!.split('#')[1]! }
}

export const enter = <T>(send: Send, token: string, cookie?: string): Promise<Answer<T>> =>
  send<T>('/v1/portal/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
    body: JSON.stringify({ token }),
  })

/** Enters with a link's token. */
export async function visitor(send: Send, token: string): Promise<PortalVisitor> {
  const entered = await enter(send, token)
  expect(entered.status, JSON.stringify(entered.body)).toBe(200)
  const at: PortalVisitor = {
    cookie: entered.headers.get('set-cookie')!.split(';')[0]!,
    ask: (method, path, headers = {}) => send(path, { method, headers: { cookie: at.cookie, ...headers } }),
  }
  return at
}
