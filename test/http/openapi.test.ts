import { Ajv2020 } from 'ajv/dist/2020.js'
import { everyDoor } from '../../src/contract/doors/every-door.ts'
import { expect, test } from 'vitest'
import { InvoiceChanges, InvoiceNew } from '../../src/contract/invoice-request.ts'
import { PaymentNew } from '../../src/contract/payment.ts'
import { WorkEvent } from '../../src/contract/work-event.ts'
import { openServer } from './api.ts'

interface Media {
  schema?: unknown
  example?: unknown
  examples?: Record<string, { value: unknown }>
}
interface Operation {
  operationId: string
  tags: string[]
  summary: string
  description: string
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { description: string; content?: Record<string, Media> }>
}
interface Document {
  openapi: string
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> }
}

const { app, send } = await openServer()
const { body: document } = await send<Document>('/openapi.json', {})
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
)

test('is OpenAPI 3.1 whose every reference leads somewhere', () => {
  expect(document.openapi).toBe('3.1.0')
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    (match) => match[1],
  )
  expect(references.length).toBeGreaterThan(50)
  for (const name of references) expect(document.components.schemas).toHaveProperty(name!)
  // What 3.0 wrote and 3.1 no longer knows.
  expect(JSON.stringify(document.components)).not.toMatch(/"nullable":|"exclusiveMinimum":true/)
})

test('has every route of the server but the pages', () => {
  const pages = ['/enter/:token', '/openapi.json', '/docs']
  const served = app.routes
    .filter((route) => route.method !== 'ALL' && !pages.includes(route.path))
    .map((route) => `${route.method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`)
  const told = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(told.sort()).toEqual([...new Set(served)].sort())
})

test('every operation says what it is, in a section of its own order', () => {
  const tags = document.tags.map(({ name }) => name)
  expect(tags.slice(0, 4)).toEqual(['Work events', 'Work', 'Invoices', 'Payments'])
  for (const { operation, path } of operations) {
    expect(operation.summary, path).toMatch(/^[A-Z].{3,60}$/)
    expect(operation.description, path).toMatch(/^[A-Z].{5,}\.$/s)
    expect(operation.tags).toHaveLength(1)
    expect(tags).toContain(operation.tags[0])
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect(declared.map(({ name }) => name)).toEqual(named)
    expect(declared.every(({ required }) => required)).toBe(true)
  }
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('everything sent and answered has an example, and every door tells its refusals', () => {
  for (const { operation, path } of operations) {
    const sent = Object.values(operation.requestBody?.content ?? {})
    const answered = Object.values(operation.responses).flatMap((response) =>
      Object.values(response.content ?? {}),
    )
    for (const media of [...sent, ...answered]) {
      expect(media.example ?? Object.values(media.examples ?? {})[0]?.value, path).toBeDefined()
    }
    if (path === '/health') continue
    expect(
      Object.keys(operation.responses).some((status) => Number(status) >= 400),
      path,
    ).toBe(true)
  }
})

test('the examples of requests are accepted', () => {
  const schemas = {
    postWorkEvents: WorkEvent,
    postInvoices: InvoiceNew,
    patchInvoicesId: InvoiceChanges,
    postPayments: PaymentNew,
  }
  for (const [id, schema] of Object.entries(schemas)) {
    const { operation } = operations.find((it) => it.operation.operationId === id)!
    const examples = Object.values(operation.requestBody?.content['application/json']?.examples ?? {})
    expect(examples.length).toBeGreaterThan(0)
    for (const { value } of examples) expect(schema.safeParse(value).error?.issues ?? []).toEqual([])
  }
})

test('every example is of the shape beside it', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(document, 'doc')
  const wrong: string[] = []
  let seen = 0
  const walk = (node: unknown, pointer: string): void => {
    if (typeof node !== 'object' || node === null) return
    if ('example' in node && ('type' in node || '$ref' in node || 'anyOf' in node || 'allOf' in node)) {
      seen += 1
      const validate = ajv.compile({ $ref: `doc#${pointer}` })
      if (!validate(node.example)) wrong.push(`${pointer}: ${ajv.errorsText(validate.errors)}`)
    }
    for (const [name, inner] of Object.entries(node))
      if (name !== 'example' && name !== 'examples' && name !== 'const')
        walk(inner, `${pointer}/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
  }
  walk(document, '')
  expect(wrong).toEqual([])
  expect(seen).toBeGreaterThan(500)
})

test('the reference for people has every operation, no script, and nothing from elsewhere', async () => {
  const page = await (await app.request('/docs')).text()
  for (const { operation } of operations) expect(page).toContain(`id="${operation.operationId}"`)
  expect(page).not.toMatch(/<script|src="|href="https?:|url\(/)
  expect(page).toContain('curl -X POST')
})

test('no door shares its name with another', () => {
  expect(Object.keys(everyDoor)).toHaveLength(
    new Set(Object.values(everyDoor).map(({ method, path }) => `${method} ${path}`)).size,
  )
  const told = operations.filter(({ path }) => !path.startsWith('/v1/sources/') && path !== '/metrics')
  expect(Object.keys(everyDoor)).toHaveLength(told.length)
})
