import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Answer } from './api.ts'

/** Our own API document, as far as answers are held to it. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

interface Told {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>
}

/** Formats say something to people; here the shapes are checked. */
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false })
const ready = new Map<string, ValidateFunction>()

/**
 * What of an answer is not as the document tells: a status it does not name, a type of content, or a body of another
 * shape. Null when all of it is. The checker is another library than the one the shapes are written with.
 */
export function unlikeTold(
  document: ApiDocument,
  { method, path }: { readonly method: string; readonly path: string },
  answer: Answer,
): string | null {
  const told = document.paths[path]?.[method.toLowerCase()] as Told
  const response = told.responses[answer.status]
  if (!response) return `${method} ${path} answers ${answer.status}, which is not told`
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]!
  if (!response.content) return null
  if (!(type in response.content)) return `${method} ${path} ${answer.status} is ${type}, which is not told`
  if (!type.includes('json')) return null
  const validate = validatorOf(document, method, path, answer.status, type)
  return validate(answer.body)
    ? null
    : `${method} ${path} ${answer.status}: ${ajv.errorsText(validate.errors)}`
}

function validatorOf(
  document: ApiDocument,
  method: string,
  path: string,
  status: number,
  type: string,
): ValidateFunction {
  const pointer = [
    'paths',
    path,
    method.toLowerCase(),
    'responses',
    String(status),
    'content',
    type,
    'schema',
  ]
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/')
  const known = ready.get(pointer)
  if (known) return known
  if (!ajv.getSchema('doc')) ajv.addSchema(document, 'doc')
  const validate = ajv.compile({ $ref: `doc#/${pointer}` })
  ready.set(pointer, validate)
  return validate
}
