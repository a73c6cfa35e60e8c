/** As much of JSON Schema as our document uses. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly example?: unknown
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly oneOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

type Schemas = Readonly<Record<string, JsonSchema>>

/** The schema a reference points at, or the schema itself. */
export function resolved(schema: JsonSchema, schemas: Schemas): JsonSchema {
  return schema.$ref === undefined
    ? schema
    : (schemas[schema.$ref.slice('#/components/schemas/'.length)] ?? {})
}

/** A value that fits the schema, made of the examples its fields name. */
export function exampleOf(given: JsonSchema, schemas: Schemas): unknown {
  if (given.example !== undefined) return given.example
  const schema = resolved(given, schemas)
  if (schema.example !== undefined) return schema.example
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  if (schema.enum) return schema.enum[0]
  const form = schema.oneOf?.[0] ?? schema.anyOf?.[0]
  if (form) return exampleOf(form, schemas)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, schemas)))
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  if (type === 'array') return schema.items ? [exampleOf(schema.items, schemas)] : []
  if (type === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, field]) => [name, exampleOf(field, schemas)]),
    )
  }
  return type === 'boolean' ? true : type === 'string' ? '' : type === 'null' ? null : 0
}
