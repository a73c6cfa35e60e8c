import type { OpenApi } from '../openapi.ts'
import { TITLES } from '../refusals.ts'
import { exampleOf, type JsonSchema } from './example-of.ts'

/** Requests written by hand, by operation id, each with a name for people. */
export type RequestExamples = Readonly<Record<string, Readonly<Record<string, unknown>>>>

interface Media {
  schema?: JsonSchema
  example?: unknown
  examples?: Record<string, { value: unknown }>
}

interface Operation {
  operationId?: string
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { content?: Record<string, Media> }>
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Gives every request and answer of the document an example: those written by hand, else one made of its schema's. */
export function addExamples(document: OpenApi, requests: RequestExamples): OpenApi {
  const schemas = (document.components?.schemas ?? {}) as Record<string, JsonSchema>
  for (const path of Object.values(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = path[method] as Operation | undefined
      if (operation) completeOperation(operation, requests[operation.operationId ?? ''], schemas)
    }
  }
  return document
}

function completeOperation(
  operation: Operation,
  byHand: Readonly<Record<string, unknown>> | undefined,
  schemas: Readonly<Record<string, JsonSchema>>,
): void {
  for (const media of Object.values(operation.requestBody?.content ?? {})) {
    if (byHand)
      media.examples = Object.fromEntries(Object.entries(byHand).map(([name, value]) => [name, { value }]))
    else if (media.schema) media.example = exampleOf(media.schema, schemas)
  }
  for (const [status, response] of Object.entries(operation.responses)) {
    for (const [type, media] of Object.entries(response.content ?? {})) {
      if (type === 'application/problem+json') media.example = problemExample(Number(status))
      else if (media.schema) media.example = exampleOf(media.schema, schemas)
    }
  }
}

const PROBLEMS: Readonly<Record<number, readonly [code: string, detail: string, more?: object]>> = {
  400: [
    'invalid_json',
    'The body is not JSON: it goes wrong at line 1, column 12 (position 11).',
    { values: { position: 11, line: 1, column: 12 } },
  ],
  401: ['key_unknown', 'This API key is not known, or it was revoked.'],
  403: ['forbidden', 'Your role does not let you make invoices.'],
  404: ['not_found', 'There is nothing here.'],
  409: [
    'not_allowed_now',
    'Invoice INV-2026-00001 is paid: "Void" is not possible. Something is already settled on it; correct it with a credit note.',
    { rule: 16, values: { verb: 'void', allowed: ['archive'] }, remedy: 'Possible now: archive.' },
  ],
  413: [
    'body_too_large',
    'The body is larger than 1 MiB.',
    { values: { limit: 1_048_576 }, remedy: 'Send less at a time.' },
  ],
  415: [
    'media_type_unsupported',
    'The body must be JSON.',
    { remedy: 'Send it with the header "Content-Type: application/json".' },
  ],
  422: [
    'quantity_out_of_range',
    '/data/labor/0/hours: This cannot be negative.',
    {
      rule: 12,
      pointer: '/data/labor/0/hours',
      errors: [
        { pointer: '/data/labor/0/hours', code: 'quantity_out_of_range', detail: 'This cannot be negative.' },
      ],
    },
  ],
  503: [
    'database_unavailable',
    'The database is not available; nothing was changed.',
    { remedy: 'Ask again in a few seconds.' },
  ],
}

function problemExample(status: number): object {
  const [code, detail, more = {}] = PROBLEMS[status] ?? ['internal_error', 'Something went wrong here.']
  return {
    type: `https://billhook.dev/problems/${code}`,
    title: TITLES[status],
    status,
    detail,
    code,
    rule: null,
    pointer: null,
    remedy: null,
    ...more,
    requestId: '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f',
  }
}
