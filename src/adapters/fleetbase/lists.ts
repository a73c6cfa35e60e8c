import { z } from 'zod'
import {
  FleetbaseUnreachable,
  type FleetbaseAccess,
  type FleetbaseLists,
  type ListAsked,
  type Listed,
} from '../../operations/fleetbase/ports.ts'
import { answerOf, LIMITS, type Limits } from './ask.ts'
import { Instant, PublicId } from './fields.ts'

const Row = z.looseObject({
  id: PublicId,
  order: PublicId.nullish().catch(null),
  created_at: Instant,
  updated_at: Instant,
})

/**
 * The lists of Fleetbase's public API. They know neither pages nor offsets, only `limit`, `sort` and filters such as
 * `updated_at_gte`, and ignore what they do not know; so a list is read on from the time of its last record, and what
 * comes is held to what was asked for. Times are to the second, in UTC without saying so.
 */
export function fleetbaseLists(limits: Partial<Limits> = {}): FleetbaseLists {
  async function list(
    access: FleetbaseAccess,
    kind: 'orders' | 'purchase-rates',
    { by, since, limit }: ListAsked,
    more = '',
  ): Promise<Listed[]> {
    const from = since.slice(0, 19).replace('T', ' ')
    const asked = `${by}_gte=${encodeURIComponent(from)}&sort=${by}&limit=${limit}${more}`
    const json = await answerOf(access, `/v1/${kind}?${asked}`, { ...LIMITS, ...limits })
    const rows = z.array(Row).safeParse(json)
    if (json === null) {
      throw new FleetbaseUnreachable(`There is no list of ${kind} at this address (404).`, 'elsewhere')
    }
    if (!rows.success) {
      throw new FleetbaseUnreachable(
        `Fleetbase answered with something that is not a list of ${kind}.`,
        'elsewhere',
      )
    }
    const listed = rows.data.map((row) => {
      const at = row[by]
      if (at === null)
        throw new FleetbaseUnreachable(`Fleetbase does not say when ${row.id} was made or changed.`)
      return { id: row.id, order: kind === 'orders' ? row.id : (row.order ?? null), at }
    })
    held(listed, kind, Date.parse(`${since.slice(0, 19)}Z`))
    return listed
  }
  return {
    orders: (access, asked) => list(access, 'orders', asked),
    purchaseRates: (access, asked) => list(access, 'purchase-rates', asked, '&with[]=order'),
  }
}

/** Reading on from the last record is right only where the list begins at the time asked for and goes by time. */
function held(listed: readonly Listed[], kind: string, since: number): void {
  let before = since
  for (const { at } of listed) {
    const time = Date.parse(at)
    if (time < before)
      throw new FleetbaseUnreachable(`Fleetbase does not list ${kind} by time: this version cannot be read.`)
    before = time
  }
}
