import type { Condition, Scalar } from './mapping.ts'
import { isObject, type Reader } from './reader.ts'

const isScalar = (json: unknown): json is Scalar =>
  json === null || ['string', 'number', 'boolean'].includes(typeof json)

/** Reads `when` and `where`: one `{ "path", "is" }` or `{ "path", "isNot" }`, or a list of which all must hold. */
export function readConditions(reader: Reader, at: string, json: unknown): Condition[] {
  if (json === undefined) return []
  if (!Array.isArray(json)) return [readCondition(reader, at, json) ?? []].flat()
  return json.flatMap((one, n) => readCondition(reader, `${at}/${n}`, one) ?? [])
}

function readCondition(reader: Reader, at: string, json: unknown): Condition | null {
  if (!isObject(json) || 'is' in json === 'isNot' in json) {
    return reader.fault(
      at,
      'condition_invalid',
      'This is not a condition.',
      'Write {"path": "$.status", "is": "done"}, or "is": ["done", "closed"], or "isNot"; null stands for nothing there.',
    )
  }
  const negated = 'isNot' in json
  const word = negated ? 'isNot' : 'is'
  reader.only(at, json, ['path', word])
  const given = json[word]
  const is: readonly unknown[] = Array.isArray(given) ? given : [given]
  if (!is.every(isScalar))
    return reader.fault(
      `${at}/${word}`,
      'condition_invalid',
      'This must be a text, a number, true, false or null, or a list of those.',
    )
  const path = reader.path(`${at}/path`, json['path'], 'one')
  return path && { path, is, negated }
}
