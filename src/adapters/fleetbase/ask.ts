import { FleetbaseUnreachable, type FleetbaseAccess } from '../../operations/fleetbase/ports.ts'
import { readLimited } from './read-limited.ts'

export interface Limits {
  /** For one question with its whole answer. */
  readonly timeoutMs: number
  readonly mostBytes: number
}

export const LIMITS: Limits = { timeoutMs: 10_000, mostBytes: 4 * 1024 * 1024 }

/** The JSON at a path, or null where there is nothing (404). Throws `FleetbaseUnreachable`. */
export async function answerOf(access: FleetbaseAccess, path: string, limits: Limits): Promise<unknown> {
  const response = await asked(access, path, limits)
  const { status } = response
  if (status === 200) return parsed(await bodyOf(response, limits))
  await response.body?.cancel().catch(() => {})
  if (status === 404) return null
  if (status === 401) throw new FleetbaseUnreachable('Fleetbase does not accept the API key (401).', 'key')
  if (status === 403)
    throw new FleetbaseUnreachable('Fleetbase does not let this API key read that (403).', 'may_not')
  if (status === 429) throw new FleetbaseUnreachable('Fleetbase asks for fewer questions (429).')
  if (status >= 300 && status < 400)
    throw new FleetbaseUnreachable(
      `Fleetbase points to another address (${status}); enter that one.`,
      'elsewhere',
    )
  throw new FleetbaseUnreachable(`Fleetbase answered with status ${status}.`)
}

async function asked(access: FleetbaseAccess, path: string, limits: Limits): Promise<Response> {
  try {
    return await fetch(`${access.baseUrl}${path}`, {
      headers: { authorization: `Bearer ${access.apiKey}`, accept: 'application/json' },
      redirect: 'manual', // the key goes to the address that was entered and to no other
      signal: AbortSignal.timeout(limits.timeoutMs),
    })
  } catch (err) {
    throw unreachable(err, limits)
  }
}

async function bodyOf(response: Response, limits: Limits): Promise<string> {
  let text: string | null
  try {
    text = await readLimited(response, limits.mostBytes)
  } catch (err) {
    throw unreachable(err, limits)
  }
  if (text === null)
    throw new FleetbaseUnreachable(`Fleetbase answered with more than ${limits.mostBytes} bytes.`)
  return text
}

function unreachable(err: unknown, limits: Limits): FleetbaseUnreachable {
  if (err instanceof Error && err.name === 'TimeoutError') {
    const sentence = `Fleetbase did not answer within ${limits.timeoutMs / 1000} seconds.`
    return new FleetbaseUnreachable(sentence, 'silent', { cause: err })
  }
  return new FleetbaseUnreachable('Fleetbase cannot be reached.', 'silent', { cause: err })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (err) {
    throw new FleetbaseUnreachable('Fleetbase answered with something that is not JSON.', 'elsewhere', {
      cause: err,
    })
  }
}
