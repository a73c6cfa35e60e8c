import { assert } from '../src/kernel/assert.ts'
import { addDays } from '../src/kernel/date.ts'
import { takePayment } from '../src/operations/record-payment.ts'
import { carryOut } from '../src/operations/road.ts'
import type { World } from '../src/operations/world.ts'
import { clientConfig, type Place, withClient } from '../src/store/engine/connections.ts'

const BATCH = 1_000
const ACTOR = { name: 'Bench', role: 'owner' } as const

export interface Bill {
  readonly id: string
  readonly total: bigint
  readonly day: string
}

/** The newest so many documents. */
export function newestBills(place: Place, many: number): Promise<Bill[]> {
  return withClient(clientConfig(place, 'owner'), async (client) => {
    const { rows } = await client.query<{ id: string; total: string; day: string }>(
      'select id, total::text, issued_on::text as day from billhook.invoice order by id desc limit $1',
      [many],
    )
    return rows.map(({ id, total, day }) => ({ id, total: BigInt(total), day }))
  })
}

/**
 * Pays nine in ten of them, each by a bank line of its own, in batches; how many lines a second. Which one of ten stays
 * open changes from batch to batch, so that every customer has something open: orders come by customer in turns.
 */
export async function payNineInTen(world: World, orgId: string, bills: readonly Bill[]): Promise<number> {
  const begun = performance.now()
  let lines = 0
  for (let first = 0; first < bills.length; first += BATCH) {
    const open = Math.floor(first / (5 * BATCH)) % 10
    const paid = bills.slice(first, first + BATCH).filter((_, at) => at % 10 !== open)
    const asked = paid.map(({ id, total, day }) => ({
      command: takePayment(world, {
        customerId: null,
        currency: 'USD',
        amount: total,
        receivedOn: addDays(day, 20),
        method: 'bank_transfer',
        reference: null,
        memo: null,
        allocations: [{ invoiceId: id, amount: null }],
      }),
      actor: ACTOR,
      body: null,
    }))
    const settled = await carryOut(world, orgId, asked, { mayJoin: true })
    lines += settled.filter((one) => 'carried' in one && one.carried.outcome.outcome === 'done').length
  }
  assert(lines === Math.floor(bills.length * 0.9), 'not every bank line was allocated')
  return (lines / (performance.now() - begun)) * 1000
}
