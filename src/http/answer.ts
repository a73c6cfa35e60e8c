import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import type { Env } from './env.ts'
import { problemOf } from './problem.ts'

/** An answer that says something was made, and where it is now. */
export class Made<A> {
  readonly view: A
  readonly location: string | null

  constructor(view: A, location: string | null) {
    this.view = view
    this.location = location
  }
}

/** An answer before it is sent: kept as it is for a request that is repeated. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** What a handler came to, as an answer. A document bears its version as its etag. */
export function answerOf(c: Context<Env>, result: unknown): Answer {
  if (isRefusal(result)) return refusalAnswer(c, result)
  const { view, location } = result instanceof Made ? result : { view: result as unknown, location: null }
  return {
    status: result instanceof Made ? 201 : 200,
    headers: {
      'content-type': 'application/json',
      ...(location === null ? {} : { location: location as string }),
      ...(isVersioned(view) ? { etag: `"${view.version}"` } : {}),
    },
    body: view,
  }
}

export function refusalAnswer(c: Context<Env>, refusal: Refusal): Answer {
  const body = problemOf(refusal, c.var.requestId)
  return { status: body.status, headers: { 'content-type': 'application/problem+json' }, body }
}

export const send = (c: Context<Env>, { status, headers, body }: Answer): Response =>
  c.json(body as object, status as ContentfulStatusCode, { ...headers })

const isVersioned = (view: unknown): view is { readonly version: number } =>
  typeof view === 'object' && view !== null && 'version' in view && typeof view.version === 'number'
