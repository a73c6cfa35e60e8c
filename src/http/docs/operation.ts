import { exampleOf, type JsonSchema } from '../examples/example-of.ts'
import { curlOf } from './curl.ts'
import { fieldsOf } from './fields.ts'
import { html, prose, type Html } from './html.ts'

interface Media {
  readonly schema?: JsonSchema
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly security?: readonly object[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly description?: string; readonly schema: JsonSchema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, Media>> }>>
}

type Schemas = Readonly<Record<string, JsonSchema>>

/** One operation: what it does, what it takes, a call to try, and what it answers. */
export function operationOf(method: string, path: string, operation: Operation, schemas: Schemas): Html {
  const sent = operation.requestBody?.content ?? {}
  const body = sent['application/json']
  const files = body ? [] : Object.keys(sent)
  const examples: readonly (readonly [string, unknown])[] = body?.examples
    ? Object.entries(body.examples).map(([name, { value }]) => [name, value] as const)
    : [['Try it', body?.example]]
  const needed = (operation.parameters ?? []).filter((it) => it.in === 'query' && it.required)
  const query = needed.map((it) => `${it.name}=${String(exampleOf(it.schema, schemas))}`)
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`)
  const open = operation.security?.length === 0
  const answers = Object.entries(operation.responses)
  return html`<article id="${operation.operationId}">
<h3>${operation.summary}</h3>
<div class="call"><span class="method">${method}</span> ${path}</div>
${prose(operation.description ?? '')}
${parametersOf(operation, schemas)}
${body?.schema && html`<h4>Send</h4>${fieldsOf(body.schema, schemas)}`}
${files.length > 0 && html`<h4>Send</h4><p>${files.join(' · ')}</p>`}
${examples.map(([name, value], at) => html`<details${at === 0 ? html` open` : ''}><summary>${name}</summary><pre><code>${curlOf(method, filled, query, value, open, files[0])}</code></pre></details>`)}
<h4>Answers</h4>
${answers.filter(([status]) => Number(status) < 400).map(([status, response]) => answerOf(status, response, schemas))}
<p class="dim">Refused with a <a href="#problem">problem</a>: ${answers.filter(([status]) => Number(status) >= 400).map(([status, { description }]) => `${status} ${description}`).join(' · ')}</p>
</article>`
}

function parametersOf(operation: Operation, schemas: Schemas): Html | null {
  const parameters = operation.parameters ?? []
  if (parameters.length === 0) return null
  const asObject: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(
      parameters.map((it) => [it.name, it.description === undefined ? it.schema : { ...it.schema, description: it.description }]),
    ),
    required: parameters.filter((it) => it.required).map((it) => it.name),
  }
  return html`<h4>Parameters</h4>${fieldsOf(asObject, schemas)}`
}

function answerOf(status: string, response: Operation['responses'][string], schemas: Schemas): Html {
  const media = Object.values(response.content ?? {})[0]
  const schema = media?.schema
  return html`<details><summary>${status} ${response.description}</summary>
${media?.example !== undefined && html`<pre><code>${JSON.stringify(media.example, null, 2)}</code></pre>`}
${schema && html`<details><summary>fields</summary>${fieldsOf(schema, schemas)}</details>`}</details>`
}
