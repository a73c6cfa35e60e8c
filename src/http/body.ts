import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { jsonFault } from '../kernel/json-fault.ts'

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i

/** JSON, and the text it was written as. */
interface ReadJson {
  readonly json: unknown
  readonly text: string
}

/** Reads a request's JSON. Refused: another media type, more than `limit` bytes, text that is not UTF-8 or not JSON. */
export async function readJson(request: Request, limit: number): Promise<ReadJson | Refusal> {
  const type = request.headers.get('content-type')
  if (type !== null && !JSON_TYPE.test(type)) return refuseType()
  const bytes = await readBytes(request, limit)
  if (isRefusal(bytes)) return bytes
  if (bytes.length === 0) return { json: {}, text: '' }
  return type === null ? refuseType() : parse(bytes)
}

/**
 * Reads the bytes of a request that holds no JSON. Refused: another media type than these, more than `limit` bytes
 * (`tooLarge`).
 */
export async function readMedia(
  request: Request,
  types: readonly string[],
  limit: number,
  tooLarge?: Refusal,
): Promise<Uint8Array | Refusal> {
  const type = request.headers.get('content-type')?.split(';')[0]!.trim().toLowerCase()
  if (type !== undefined && types.includes(type)) return readBytes(request, limit, tooLarge)
  return refuse('media_type_unsupported', null, `The body must be ${types.join(' or ')}.`, {
    remedy: `Send its bytes as they are, with a header such as "Content-Type: ${types[0]}".`,
  })
}

/**
 * Reads a request's bytes, at most `limit`. A length that is announced too large is refused unread, and no more than was
 * announced is taken from the line; a body without an announced length is counted as it streams in, and left where it
 * is when it grows too large.
 */
export async function readBytes(
  request: Request,
  limit: number,
  tooLarge: Refusal = refuseSize(limit),
): Promise<Uint8Array | Refusal> {
  const announced = request.headers.get('content-length')
  if (announced !== null && Number(announced) > limit) return tooLarge
  // Read as a whole, a body costs a third of what a stream of it does.
  if (announced !== null) return new Uint8Array(await request.arrayBuffer())
  if (request.body === null) return new Uint8Array(0)
  const reader = request.body.getReader() as ReadableStreamDefaultReader<Uint8Array>
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > limit) {
      // Not waited for: the sender may take its time to notice.
      void reader.cancel().catch(() => {})
      return tooLarge
    }
    chunks.push(value)
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parse(bytes: Uint8Array): ReadJson | Refusal {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return refuse('not_utf8', null, 'The body is not UTF-8 text.', { remedy: 'Send JSON in UTF-8.' })
  }
  try {
    return { json: JSON.parse(text), text }
  } catch {
    const fault = jsonFault(text)
    return refuse(
      'invalid_json',
      null,
      `The body is not JSON: it goes wrong at line ${fault.line}, column ${fault.column} (position ${fault.position}).`,
      { remedy: 'Send a JSON object in UTF-8.', values: { ...fault } },
    )
  }
}

function refuseType(): Refusal {
  return refuse('media_type_unsupported', null, 'The body must be JSON.', {
    remedy: 'Send it with the header "Content-Type: application/json".',
  })
}

function refuseSize(limit: number): Refusal {
  return refuse('body_too_large', null, `The body is larger than ${limit / (1024 * 1024)} MiB.`, {
    remedy: 'Send less at a time.',
    values: { limit },
  })
}
