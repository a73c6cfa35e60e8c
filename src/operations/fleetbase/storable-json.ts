import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'

/** More nesting than any webhook has, and far less than a database gives up on. */
const DEEPEST = 64

/** JSON that came in, with its text as the database takes it. */
export interface StorableJson {
  readonly json: unknown
  readonly text: string
}

/**
 * Reads bytes as JSON that can be kept. Refused: not UTF-8 or not JSON (invalid_json), nested too deep, or with
 * characters that no database text can hold (json_not_storable).
 */
export function storableJson(bytes: Uint8Array): StorableJson | Refusal {
  const json = parsed(bytes)
  if (isRefusal(json)) return json
  if (isTooDeep(json.value)) {
    return refuse('json_not_storable', null, `This is nested more than ${DEEPEST} levels deep.`)
  }
  const text = JSON.stringify(json.value)
  if (UNSTORABLE.test(text)) {
    return refuse(
      'json_not_storable',
      null,
      'This holds characters that cannot be kept: zero bytes or halves of characters.',
    )
  }
  return { json: json.value, text }
}

/** `JSON.stringify` writes these, and only these among the unprintable ones no text can hold, as escapes. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

function parsed(bytes: Uint8Array): { value: unknown } | Refusal {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)) }
  } catch {
    return refuse('invalid_json', null, 'This is not JSON.', { remedy: 'Send JSON in UTF-8.' })
  }
}

/** Walks level by level, so that no nesting can exhaust the stack. */
function isTooDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
  return false
}
