import type { Door } from '../contract/doors/door.ts'
import { CsvText } from '../contract/csv-text.ts'
import { DryRun, DryRunQuery } from '../contract/dry-run.ts'
import { Problem } from '../contract/problem.ts'
import { z } from '../contract/z.ts'
import type { App } from './env.ts'
import { FieldsQuery, hasFields } from './fields.ts'
import { TITLES } from './refusals.ts'
import { FormatQuery, TABLE_TYPES } from './table-answer.ts'

/** Writes a door down in the API document. */
export function describeDoor(app: App, door: Door): void {
  const problem = { 'application/problem+json': { schema: Problem } }
  const answer = door.dryRun ? z.union([door.answer, DryRun]) : door.answer
  const query = queryOf(door)
  const headers = headersOf(door)
  app.openAPIRegistry.registerPath({
    method: door.method,
    path: door.path,
    operationId: operationId(door.method, door.path),
    tags: [door.tag],
    summary: door.summary,
    description: door.description,
    ...(door.open ? { security: [] } : door.portal ? { security: [{ portal: [] }] } : {}),
    request: {
      ...(door.params ? { params: door.params } : {}),
      ...(query ? { query } : {}),
      ...(headers ? { headers } : {}),
      ...(door.body ? { body: { required: true, content: bodyOf(door, door.body) } } : {}),
    },
    responses: {
      ...(door.makes ? { 201: { description: 'Made', content: json(door.answer) } } : {}),
      200: {
        description: door.makes ? 'It was there already' : 'Done',
        content: answerOf(door, answer),
      },
      ...Object.fromEntries(
        statusesOf(door).map((status) => [status, { description: TITLES[status]!, content: problem }]),
      ),
    },
  })
}

const bodyOf = ({ takes }: Door, schema: z.ZodType) => (takes ? media(takes, schema) : json(schema))

function answerOf(door: Door, schema: z.ZodType) {
  if (door.streams) return events(schema)
  if (door.gives) return media(door.gives, schema)
  if (door.csv) return csv(schema)
  return door.table ? { ...json(schema), ...TABLES } : json(schema)
}

const media = (types: readonly string[], schema: z.ZodType) =>
  Object.fromEntries(types.map((type) => [type, { schema }]))
const events = (schema: z.ZodType) => ({ 'text/event-stream': { schema } })
const json = (schema: z.ZodType) => ({ 'application/json': { schema } })
const csv = (schema: z.ZodType) => ({ 'text/csv': { schema } })
const TABLES = {
  ...csv(CsvText),
  [TABLE_TYPES.xlsx]: { schema: z.string().openapi({ format: 'binary', example: 'PK…' }) },
}

function queryOf(door: Door): z.ZodObject | undefined {
  const shared = {
    ...(door.dryRun ? DryRunQuery : {}),
    ...(hasFields(door) ? FieldsQuery : {}),
    ...(door.table ? FormatQuery : {}),
  }
  if (Object.keys(shared).length === 0) return door.query
  return door.query ? door.query.extend(shared) : z.object(shared)
}

/** The statuses a door may answer with besides success. */
function statusesOf(door: Door): number[] {
  const isWrite = door.method !== 'get'
  const statuses = [
    401,
    503,
    ...(door.query || hasFields(door) ? [422] : []),
    ...(door.params ? [404] : []),
    ...(door.body ? [400, 413, 415, 422] : []),
    ...(isWrite ? [403, 409, 422] : []),
    ...(door.open ? [] : [429]),
    ...(door.ifMatch ? [412] : []),
    ...(door.ifMatch === 'must' ? [428] : []),
    ...(door.problems ?? []),
  ]
  return [...new Set(statuses)].sort((a, b) => a - b)
}

function headersOf(door: Door): z.ZodObject | undefined {
  if (door.method === 'get') return undefined
  const key = z.string().min(1).max(255).optional().openapi({
    description:
      'The same key and request is answered the same, and acts once, also after a lost connection. Another request under the same key is refused with 409. Kept for at least 7 days.',
    example: '0d3f6a1c-6a55-4c0e-9d0b-5f6d3f3f0a11',
  })
  const version = z.string().openapi({
    description: 'The `etag` of the document as you saw it, or *; refused with 412 when it was changed since',
    example: '"3"',
  })
  return z.object({
    'idempotency-key': key,
    ...(door.ifMatch ? { 'if-match': door.ifMatch === 'must' ? version : version.optional() } : {}),
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
