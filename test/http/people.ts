import { expect } from 'vitest'
import { peopleIn } from '../../src/adapters/people/people.ts'
import type { Invitation } from '../../src/contract/member.ts'
import type { Session } from '../../src/contract/organization.ts'
import type { Role } from '../../src/domain/status/role.ts'
import type { OperatorEntry } from '../../src/http/operator-cookie.ts'
import { firstOwnerLink } from '../../src/operations/people/owner-link.ts'
import type { World } from '../../src/operations/world.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { type Answer, openServer } from './api.ts'

export const PASSWORD = 'a long enough password'

/** Somebody signed in, in a browser of their own. */
export interface Somebody {
  readonly email: string
  readonly session: Session
  cookie: string
  /** Asks as they do, in an organization when its short name is given. */
  ask<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    organization?: string,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
}

/** A server where people sign in. */
export async function openServerWithPeople(
  operator: OperatorEntry = { token: 'a-token-for-tests', demo: false },
) {
  const server = await openServer((world: World) => ({
    operator,
    people: peopleIn(
      world.db,
      'a secret of thirty-two bytes or more',
      world.newId,
      httpDoubles.office.publicUrl,
    ),
  }))
  const { send, world } = server

  function post<T = unknown>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return send<T>(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  }

  /** Whoever an answer let in. */
  function letIn(answer: Answer, email: string): Somebody {
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const somebody: Somebody = {
      email,
      session: answer.body as Session,
      cookie: cookieOf(answer),
      ask: (method, path, body, organization, headers = {}) =>
        send(path, {
          method,
          headers: {
            cookie: somebody.cookie,
            ...(organization === undefined ? {} : { 'billhook-organization': organization }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
    }
    return somebody
  }

  async function signIn(email: string, password = PASSWORD): Promise<Somebody> {
    return letIn(await post('/v1/session', { email, password }), email)
  }

  /** The first owner, by the link that is printed. */
  async function firstOwner(email = 'owner@example.com'): Promise<Somebody> {
    const link = await firstOwnerLink(world)
    const body = { token: link!.token, name: 'Olivia Hale', email, password: PASSWORD }
    return letIn(await post('/v1/owner', body), email)
  }

  async function invited(by: Somebody, organization: string, email: string, role: Role): Promise<string> {
    const made = await by.ask<Invitation & { path: string }>(
      'POST',
      '/v1/invitations',
      { email, role },
      organization,
    )
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    return made.body.path.split('#')[1]!
  }

  /** Somebody new who was invited and accepted. */
  async function joined(by: Somebody, organization: string, email: string, role: Role): Promise<Somebody> {
    const token = await invited(by, organization, email, role)
    const body = { token, name: email.split('@')[0], password: PASSWORD }
    return letIn(await post('/v1/invitations/acceptance', body), email)
  }

  return { ...server, post, letIn, signIn, firstOwner, invited, joined }
}

export const cookieOf = (answer: Answer): string => answer.headers.get('set-cookie')?.split(';')[0] ?? ''
