import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { Checked, Door } from '../contract/doors/door.ts'
import { BODY_LIMIT } from '../contract/doors/limits.ts'
import type { z } from '../contract/z.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import type { World } from '../operations/world.ts'
import { answerOnce, onceOf } from './answer-once.ts'
import { answerOf, Made, send } from './answer.ts'
import { awaited } from './awaited.ts'
import { readJson, readMedia } from './body.ts'
import { refuseContent } from './content.ts'
import { describeDoor } from './describe-door.ts'
import { asksDryRun, dryRun } from './dry-run.ts'
import type { App, Caller, Env } from './env.ts'
import { fieldsSaid, withFields } from './fields.ts'
import { versionSaid } from './precondition.ts'
import { refused } from './problem.ts'
import { answerTable, formatSaid } from './table-answer.ts'
import { NOTHING_HERE } from './unmatched.ts'

type Output<D extends Door> = z.output<D['answer']>

/** What a door's handler is given: everything checked. */
export interface Asked<D extends Door> {
  readonly params: Checked<D, 'params'>
  readonly query: Checked<D, 'query'>
  readonly body: Checked<D, 'body'>
  readonly caller: Caller
  /** What operations are done in. All reading and writing for this request goes through it. */
  readonly world: World
  /** For the few doors that look at credentials or headers themselves. */
  readonly c: Context<Env>
}

/**
 * Hangs a door: checks path, query, headers and body, calls the handler, and answers with its view or its refusal.
 * A write with an Idempotency-Key acts once; with `?dryRun=true` it is only shown.
 */
export function door<D extends Door>(
  app: App,
  door: D,
  handle: (asked: Asked<D>) => Promise<Output<D> | Made<Output<D>> | Refusal>,
): void {
  describeDoor(app, door)
  const path = door.path.replaceAll(/\{(\w+)\}/g, ':$1')
  app.on(door.method.toUpperCase(), path, async (c) => {
    const checked = await check(c, door)
    if (isRefusal(checked)) return refused(c, checked)
    const { ifVersion, once, isDryRun, bodyText, fields, format, ...parts } = checked
    const run = async (world: World) =>
      answerOf(c, await handle({ ...(parts as Asked<D>), caller: c.var.caller, world, c }))
    if (door.table && format) {
      const { query } = parts as Asked<D>
      return answerTable(c, nameOf(door), format, door.table, (page) => {
        const own = isPaged(query) ? { ...query, ...page } : query
        return handle({ ...(parts as Asked<D>), query: own, caller: c.var.caller, world: c.var.world, c })
      })
    }
    const asked = door.unhurried ? awaited(c, c.var.world, null) : c.var.world
    const world: World = ifVersion === undefined ? asked : { ...asked, ifVersion }
    if (isDryRun) return send(c, await dryRun(c, world, parts.params, run))
    // Without a caller the handler itself refuses; nobody is shown what another was answered.
    if (once !== null && isKnown(c))
      return send(c, await answerOnce(c, world, once, bodyText, door.actsOnce ?? false, run))
    return send(c, withFields(await run(world), fields))
  })
}

/** What a file of a door's answer is called: reports/ar-aging/documents as ar-aging-documents. */
const nameOf = ({ path }: Door): string => path.replace(/^\/v1\/(reports\/)?/, '').replaceAll('/', '-')

const isPaged = (query: unknown): boolean => typeof query === 'object' && query !== null && 'limit' in query

const isKnown = (c: Context<Env>): boolean => (c.get('caller') as Caller | undefined) !== undefined

/** Everything a request says, checked; or what is wrong with it. */
async function check(c: Context<Env>, door: Door) {
  const params = door.params?.safeParse(c.req.param())
  // An id that cannot be one of ours is as unknown as one that is not.
  if (params && !params.success) return door.missing ?? NOTHING_HERE
  const fields = fieldsSaid(c, door)
  if (isRefusal(fields)) return fields
  const format = formatSaid(c, door)
  if (isRefusal(format)) return format
  // What is said to every door alike is no part of a door's own query.
  const { fields: _fields, dryRun: _dryRun, ...own } = c.req.query()
  if (door.table) delete own['format']
  const query = door.query?.safeParse(own)
  if (query && !query.success) return refuseContent(query.error.issues)
  const isDryRun = asksDryRun(c, door)
  if (isRefusal(isDryRun)) return isDryRun
  const ifVersion = versionSaid(c, door)
  if (isRefusal(ifVersion)) return ifVersion
  const once = door.method === 'get' ? null : onceOf(c)
  if (isRefusal(once)) return once
  const body = door.body ? await readBody(c.req.raw, door, door.body) : undefined
  if (isRefusal(body)) return body
  return {
    params: params?.data,
    query: query?.data,
    body: body?.content,
    // A megabyte for a batch: kept only where the answer is kept by it.
    bodyText: once === null ? '' : (body?.text ?? ''),
    fields,
    format,
    isDryRun,
    ifVersion: ifVersion ?? undefined,
    once,
  }
}

/** What was sent, checked, and a text that is another one for everything else that could be sent. */
async function readBody(
  request: Request,
  { takes, bodyLimit: limit = BODY_LIMIT, tooLarge }: Door,
  schema: z.ZodType,
): Promise<{ content: unknown; text: string } | Refusal> {
  if (takes) {
    const bytes = await readMedia(request, takes, limit, tooLarge)
    if (isRefusal(bytes)) return bytes
    return { content: bytes, text: createHash('sha256').update(bytes).digest('hex') }
  }
  const read = await readJson(request, limit)
  if (isRefusal(read)) return read
  const parsed = schema.safeParse(read.json)
  return parsed.success ? { content: parsed.data, text: read.text } : refuseContent(parsed.error.issues)
}
