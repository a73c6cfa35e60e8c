import { isRefusal } from '../../kernel/refusal.ts'
import { FleetbaseUnreachable, type FleetbaseAccess } from '../../operations/fleetbase/ports.ts'
import { PublicId, readAs } from './fields.ts'
import { readLimited } from './read-limited.ts'

/** The records that are read again: as JSON, or null where Fleetbase has none. Throws `FleetbaseUnreachable`. */
export interface FleetbaseApi {
  order(access: FleetbaseAccess, id: string): Promise<unknown>
  /** From the list with its relations: read singly, a rate shows no quote, no order and an amount of 0. */
  purchaseRate(access: FleetbaseAccess, id: string): Promise<unknown>
  serviceQuote(access: FleetbaseAccess, id: string): Promise<unknown>
}

interface Limits {
  /** For one question with its whole answer. */
  readonly timeoutMs: number
  readonly mostBytes: number
}

const LIMITS: Limits = { timeoutMs: 10_000, mostBytes: 4 * 1024 * 1024 }

/** Fleetbase's public REST API. It asks once: trying again is the job's, which can wait. */
export function fleetbaseApi(limits: Partial<Limits> = {}): FleetbaseApi {
  const ask = (access: FleetbaseAccess, path: string) => answerOf(access, path, { ...LIMITS, ...limits })
  return {
    order: async (access, id) => ask(access, `/v1/orders/${checked(id)}`),
    serviceQuote: async (access, id) => ask(access, `/v1/service-quotes/${checked(id)}`),
    async purchaseRate(access, id) {
      // Where the filter is not known, the rate is still among the newest.
      const asked = `public_id=${checked(id)}&sort=-created_at&limit=100&with[]=serviceQuote.items&with[]=order`
      const list = await ask(access, `/v1/purchase-rates?${asked}`)
      const rates: unknown[] = Array.isArray(list) ? list : []
      return (
        rates.find((rate) => typeof rate === 'object' && rate !== null && 'id' in rate && rate.id === id) ??
        null
      )
    },
  }
}

/** Ids come from webhooks: what is not one never becomes part of an address. */
function checked(id: string): string {
  if (isRefusal(readAs(PublicId, id, 'The id')))
    throw new FleetbaseUnreachable('The webhook names a record by something that is not an id.')
  return id
}

async function answerOf(access: FleetbaseAccess, path: string, limits: Limits): Promise<unknown> {
  const response = await asked(access, path, limits)
  const { status } = response
  if (status === 200) return parsed(await bodyOf(response, limits))
  await response.body?.cancel().catch(() => {})
  if (status === 404) return null
  if (status === 401 || status === 403)
    throw new FleetbaseUnreachable(`Fleetbase does not accept the API key (${status}).`)
  if (status === 429) throw new FleetbaseUnreachable('Fleetbase asks for fewer questions (429).')
  if (status >= 300 && status < 400)
    throw new FleetbaseUnreachable(`Fleetbase points to another address (${status}); enter that one.`)
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
    return new FleetbaseUnreachable(`Fleetbase did not answer within ${limits.timeoutMs / 1000} seconds.`, {
      cause: err,
    })
  }
  return new FleetbaseUnreachable('Fleetbase cannot be reached.', { cause: err })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (err) {
    throw new FleetbaseUnreachable('Fleetbase answered with something that is not JSON.', { cause: err })
  }
}
