import { exampleOf, type JsonSchema } from '../examples/example-of.ts'
import type { OpenApi } from '../openapi.ts'
import { fieldsOf } from './fields.ts'
import { html, prose, type Html } from './html.ts'
import { operationOf, type Operation } from './operation.ts'
import { STYLE } from './style.ts'

interface Placed {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

/** The reference people read, made from the OpenAPI document: a page without script or anything from elsewhere. */
export function docsPage(document: OpenApi): string {
  const schemas = (document.components?.schemas ?? {}) as Record<string, JsonSchema>
  const operations = operationsOf(document)
  const sections = (document.tags ?? []).map((tag) => ({ tag, placed: operations.filter(({ operation }) => operation.tags.includes(tag.name)) }))
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Billhook API reference</title><style>${{ safe: STYLE }}</style></head>
<body>
<nav aria-label="Operations"><h1>Billhook API</h1>
${sections.map(({ tag, placed }) => html`<h2>${tag.name}</h2><ul>${placed.map(({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`)}</ul>`)}
<h2>For programs</h2><ul><li><a href="#problem">Problems</a></li><li><a href="/openapi.json">OpenAPI 3.1 document</a></li></ul></nav>
<main><header><h1>Billhook API reference</h1>${prose(document.info.description ?? '')}</header>
${sections.map(({ tag, placed }) => sectionOf(tag.name, tag.description ?? '', placed, schemas))}
${problemSection(schemas)}
</main></body></html>`
  return page.safe
}

function sectionOf(name: string, description: string, placed: readonly Placed[], schemas: Readonly<Record<string, JsonSchema>>): Html {
  return html`<section aria-label="${name}"><h2>${name}</h2>${prose(description)}
${placed.map(({ method, path, operation }) => operationOf(method, path, operation, schemas))}</section>`
}

function problemSection(schemas: Readonly<Record<string, JsonSchema>>): Html {
  const problem: JsonSchema = { $ref: '#/components/schemas/Problem' }
  return html`<section aria-label="Problems"><h2>Problems</h2><article id="problem"><h3>Why something was refused</h3>
<pre><code>${JSON.stringify(exampleOf(problem, schemas), null, 2)}</code></pre>${fieldsOf(problem, schemas)}</article></section>`
}

function operationsOf(document: OpenApi): Placed[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    // In the order in which the doors were hung: telling comes before looking up.
    Object.entries(item).map(([method, operation]) => ({ method, path, operation: operation as Operation })),
  )
}
