import { isRefusal } from '../../kernel/refusal.ts'
import { FleetbaseUnreachable, type FleetbaseAccess } from '../../operations/fleetbase/ports.ts'
import { answerOf, LIMITS, type Limits } from './ask.ts'
import { PublicId, readAs } from './fields.ts'

/** The records that are read again: as JSON, or null where Fleetbase has none. Throws `FleetbaseUnreachable`. */
export interface FleetbaseApi {
  order(access: FleetbaseAccess, id: string): Promise<unknown>
  /** From the list with its relations: read singly, a rate shows no quote, no order and an amount of 0. */
  purchaseRate(access: FleetbaseAccess, id: string): Promise<unknown>
  serviceQuote(access: FleetbaseAccess, id: string): Promise<unknown>
}

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
