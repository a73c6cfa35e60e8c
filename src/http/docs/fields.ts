import { resolved, type JsonSchema } from '../examples/example-of.ts'
import { html, inline, type Html } from './html.ts'

type Schemas = Readonly<Record<string, JsonSchema>>

/** Deeper nests are folded away, and a schema inside itself ends here too. */
const DEEPEST = 6

/** What a JSON object holds, field by field: name, type and bounds, meaning. Nested objects open on demand. */
export function fieldsOf(given: JsonSchema, schemas: Schemas, depth = 0): Html | null {
  const schema = itemsOf(resolved(given, schemas), schemas)
  if (depth > DEEPEST) return null
  const forms = schema.oneOf ?? (schema.anyOf?.every((form) => isObject(form, schemas)) ? schema.anyOf : undefined)
  if (forms) return html`${forms.map((form, at) => formOf(form, at, schemas, depth))}`
  const fields = Object.entries(propertiesOf(schema, schemas))
  if (fields.length === 0) return null
  const required = new Set([...(schema.required ?? []), ...(schema.allOf ?? []).flatMap((part) => resolved(part, schemas).required ?? [])])
  return html`<table><tbody>${fields.map(([name, field]) => rowOf(name, field, required.has(name), schemas, depth))}</tbody></table>`
}

function rowOf(name: string, field: JsonSchema, required: boolean, schemas: Schemas, depth: number): Html {
  const inner = fieldsOf(field, schemas, depth + 1)
  return html`<tr><td><code>${name}</code> ${required && html`<span class="need">required</span>`}</td><td>${typeOf(field, schemas)}</td><td>${inline(field.description ?? resolved(field, schemas).description ?? '')}</td></tr>
${inner && html`<tr class="inner"><td colspan="3"><details><summary>fields of ${name}</summary>${inner}</details></td></tr>`}`
}

function formOf(form: JsonSchema, at: number, schemas: Schemas, depth: number): Html {
  const whole = resolved(form, schemas)
  const tag = Object.entries(propertiesOf(whole, schemas)).find(([, field]) => tagOf(field) !== undefined)
  const name = tag ? `${tag[0]}: ${String(tagOf(tag[1]))}` : `form ${at + 1}`
  return html`<details><summary>${name}</summary>${fieldsOf(whole, schemas, depth + 1)}</details>`
}

const tagOf = (field: JsonSchema): unknown => field.const ?? (field.enum?.length === 1 ? field.enum[0] : undefined)

function typeOf(field: JsonSchema, schemas: Schemas): string {
  const schema = resolved(field, schemas)
  const forms = schema.anyOf ?? schema.oneOf
  if (forms) return [...new Set(forms.map((form) => typeOf(form, schemas)))].join(' or ')
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const types = [schema.type ?? 'any'].flat()
  const names = types.map((type) => (type === 'array' && schema.items ? `list of ${typeOf(schema.items, schemas)}` : type === 'string' && schema.format ? schema.format : type))
  return names.join(' or ') + boundsOf(schema)
}

function boundsOf(schema: JsonSchema): string {
  const most = schema.maximum ?? schema.maxLength ?? schema.maxItems
  const least = schema.minimum ?? schema.minLength ?? schema.minItems
  // Zod says "any safe integer" with bounds that tell nobody anything.
  if (most === undefined || most >= Number.MAX_SAFE_INTEGER) return ''
  const unit = schema.maxLength === undefined ? '' : ' characters'
  return `, ${least === undefined ? 'at most' : `${least} to`} ${most}${unit}`
}

function itemsOf(schema: JsonSchema, schemas: Schemas): JsonSchema {
  return schema.type === 'array' && schema.items ? resolved(schema.items, schemas) : schema
}

function isObject(form: JsonSchema, schemas: Schemas): boolean {
  return resolved(form, schemas).type === 'object'
}

function propertiesOf(schema: JsonSchema, schemas: Schemas): Record<string, JsonSchema> {
  const parts = (schema.allOf ?? []).map((part) => propertiesOf(resolved(part, schemas), schemas))
  return Object.assign({}, ...parts, schema.properties ?? {}) as Record<string, JsonSchema>
}
