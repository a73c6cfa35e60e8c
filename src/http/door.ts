import type { Context } from 'hono'
import { Problem } from '../contract/problem.ts'
import { z } from '../contract/z.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { BODY_LIMIT, readJson } from './body.ts'
import { refuseContent } from './content.ts'
import type { App, Caller, Env } from './env.ts'
import { refused } from './problem.ts'
import { TITLES } from './refusals.ts'
import { NOTHING_HERE } from './unmatched.ts'

/** A door as it is told: one method on one path, what it takes, what it answers, and how people read about it. */
export interface Door<P, Q, B, A> {
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  /** As OpenAPI writes it: /v1/invoices/{id}. */
  readonly path: `/${string}`
  readonly tag: string
  readonly summary: string
  readonly description: string
  readonly params?: z.ZodType<P>
  /** What is said of an id in the path that leads nowhere. */
  readonly missing?: Refusal
  readonly query?: z.ZodType<Q>
  readonly body?: z.ZodType<B>
  /** Bytes; 1 MiB where nothing is said. */
  readonly bodyLimit?: number
  readonly answer: z.ZodType<A>
  /** 200, or 201 where something is made (and 200 where it was there already). */
  readonly makes?: boolean
  /** Needs no credential. */
  readonly open?: boolean
  /** Statuses beyond those that every door of its sort may answer with. */
  readonly problems?: readonly number[]
}

/** What a door's handler is given: everything checked. */
export interface Asked<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly caller: Caller
  /** For the few doors that look at credentials or headers themselves. */
  readonly c: Context<Env>
}

/** An answer that says something was made, and where it is now. */
export class Made<A> {
  readonly view: A
  readonly location: string | null

  constructor(view: A, location: string | null) {
    this.view = view
    this.location = location
  }
}

/** Hangs a door: checks path, query and body, calls the handler, and answers with its view or its refusal. */
export function door<A, P = undefined, Q = undefined, B = undefined>(
  app: App,
  door: Door<P, Q, B, A>,
  handle: (asked: Asked<P, Q, B>) => Promise<A | Made<A> | Refusal>,
): void {
  describe(app, door)
  const path = door.path.replaceAll(/\{(\w+)\}/g, ':$1')
  app.on(door.method.toUpperCase(), path, async (c) => {
    const params = door.params?.safeParse(c.req.param())
    // An id that cannot be one of ours is as unknown as one that is not.
    if (params && !params.success) return refused(c, door.missing ?? NOTHING_HERE)
    const query = door.query?.safeParse(c.req.query())
    if (query && !query.success) return refused(c, refuseContent(query.error.issues))
    const body = door.body ? await readBody(c.req.raw, door.body, door.bodyLimit ?? BODY_LIMIT) : undefined
    if (isRefusal(body)) return refused(c, body)
    const answer = await handle({
      params: params?.data as P,
      query: query?.data as Q,
      body: body?.content as B,
      caller: c.var.caller,
      c,
    })
    if (isRefusal(answer)) return refused(c, answer)
    if (!(answer instanceof Made)) return c.json(answer as object, 200)
    if (answer.location !== null) c.header('location', answer.location)
    return c.json(answer.view as object, 201)
  })
}

async function readBody<B>(
  request: Request,
  schema: z.ZodType<B>,
  limit: number,
): Promise<{ content: B } | Refusal> {
  const read = await readJson(request, limit)
  if (isRefusal(read)) return read
  const parsed = schema.safeParse(read.json)
  return parsed.success ? { content: parsed.data } : refuseContent(parsed.error.issues)
}

function describe<P, Q, B, A>(app: App, door: Door<P, Q, B, A>): void {
  const json = (schema: z.ZodType) => ({ 'application/json': { schema } })
  const statuses = new Set([
    401,
    503,
    ...(door.query ? [422] : []),
    ...(door.params ? [404] : []),
    ...(door.problems ?? []),
  ])
  if (door.body) for (const status of [400, 413, 415, 422]) statuses.add(status)
  if (door.method !== 'get') statuses.add(403)
  const problem = { 'application/problem+json': { schema: Problem } }
  app.openAPIRegistry.registerPath({
    method: door.method,
    path: door.path,
    operationId: operationId(door.method, door.path),
    tags: [door.tag],
    summary: door.summary,
    description: door.description,
    ...(door.open ? { security: [] } : {}),
    request: {
      ...(door.params ? { params: door.params as unknown as z.ZodObject } : {}),
      ...(door.query ? { query: door.query as unknown as z.ZodObject } : {}),
      ...(door.body ? { body: { required: true, content: json(door.body) } } : {}),
    },
    responses: {
      ...(door.makes ? { 201: { description: 'Made', content: json(door.answer) } } : {}),
      200: { description: door.makes ? 'It was there already' : 'Done', content: json(door.answer) },
      ...Object.fromEntries(
        [...statuses]
          .sort((a, b) => a - b)
          .map((status) => [status, { description: TITLES[status]!, content: problem }]),
      ),
    },
  })
}

/** getInvoicesId, postInvoicesIdConfirmation: unique because method and path are. */
function operationId(method: string, path: string): string {
  const words = path
    .replace('/v1', '')
    .split(/[/{}-]+/)
    .filter((word) => word !== '')
  return method + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
}
