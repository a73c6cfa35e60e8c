import type { Context } from 'hono'
import { type Checked, type Door } from '../contract/doors/door.ts'
import { BODY_LIMIT } from '../contract/doors/limits.ts'
import { Problem } from '../contract/problem.ts'
import type { z } from '../contract/z.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { readJson } from './body.ts'
import { refuseContent } from './content.ts'
import type { App, Caller, Env } from './env.ts'
import { refused } from './problem.ts'
import { TITLES } from './refusals.ts'
import { NOTHING_HERE } from './unmatched.ts'

type Output<D extends Door> = z.output<D['answer']>

/** What a door's handler is given: everything checked. */
export interface Asked<D extends Door> {
  readonly params: Checked<D, 'params'>
  readonly query: Checked<D, 'query'>
  readonly body: Checked<D, 'body'>
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
export function door<D extends Door>(
  app: App,
  door: D,
  handle: (asked: Asked<D>) => Promise<Output<D> | Made<Output<D>> | Refusal>,
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
    const checked = { params: params?.data, query: query?.data, body: body?.content }
    const answer = await handle({ ...(checked as Asked<D>), caller: c.var.caller, c })
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

function describe(app: App, door: Door): void {
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
      ...(door.params ? { params: door.params } : {}),
      ...(door.query ? { query: door.query } : {}),
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
