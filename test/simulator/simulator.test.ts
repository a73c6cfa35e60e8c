import { describe, expect, test } from 'vitest'
import { BillhookClient } from '../../src/client/client.ts'
import type { Deed } from '../../src/simulator/deeds.ts'
import { Simulator } from '../../src/simulator/simulator.ts'
import { TRADES } from '../../src/simulator/trades.ts'
import { openServer } from '../http/api.ts'
import { rowsOf } from '../support/road/rows-of.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'

const { app, tenant, world, owner } = await openServer()

async function against(profile: string, run: string) {
  const { key, orgId } = await tenant(`${profile}-${run.toLowerCase()}`, profile)
  const client = new BillhookClient({
    key: await key('owner'),
    fetch: async (address, init) => app.request(address, init),
  })
  const { items } = await client.get('/v1/organizations')
  const deeds: Deed[] = []
  const options = {
    client,
    organization: items[0]!,
    seed: 4,
    run,
    now: world.now,
    onDeed: (deed: Deed) => deeds.push(deed),
  }
  return { options, deeds, orgId, rows: rowsOf(owner, orgId) }
}

describe('a simulated business on a real server', () => {
  test.each([...TRADES.keys()])(
    '%s: what it counts is what the books hold, and they balance',
    async (profile) => {
      const { options, deeds, orgId, rows } = await against(profile, 'A')
      const simulator = new Simulator({ ...options, rate: 30_000, count: 250 })
      await simulator.run()
      const { counts } = simulator
      expect(deeds.filter(({ outcome }) => outcome === 'refused' || outcome === 'failed')).toEqual([])
      expect(counts).toMatchObject({ acts: 250, refused: 0, failed: 0, done: 250 - counts.nothing })
      const one = async (sql: string) => Number((await rows<{ n: bigint }>(sql))[0]!.n)
      expect(counts.told).toBe(await one('select count(*) as n from work_event where org_id = $1'))
      expect(counts.invoices).toBe(await one('select count(*) as n from invoice where org_id = $1'))
      expect(counts.payments).toBe(await one('select count(*) as n from payment where org_id = $1'))
      expect(counts.told + counts.finished + counts.payments).toBeLessThanOrEqual(250)
      // How many of each depends on how fast the server answers: work is finished once its invoice is known.
      for (const some of [counts.told, counts.invoices, counts.finished, counts.payments])
        expect(some).toBeGreaterThan(0)
      expect(counts.p50).toBeGreaterThan(0)
      expect(counts.p95).toBeGreaterThanOrEqual(counts.p50)
      expect(await wrongIn({ rows, world, orgId })).toEqual([])
    },
  )

  test('keeps to its rate, and ends when it is stopped', async () => {
    const { options } = await against('fleet', 'B')
    const simulator = new Simulator({ ...options, rate: 600 })
    const from = performance.now()
    const running = simulator.run()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    simulator.stop()
    await running
    const seconds = (performance.now() - from) / 1000
    expect(simulator.counts.acts).toBeGreaterThan(0)
    expect(simulator.counts.acts).toBeLessThanOrEqual(2 + seconds * 10)
  })

  test('ends with the problem when it is not let in', async () => {
    const { options } = await against('fleet', 'C')
    const stranger = new BillhookClient({
      key: 'bh_nobody',
      fetch: async (address, init) => app.request(address, init),
    })
    await expect(new Simulator({ ...options, client: stranger, rate: 600 }).run()).rejects.toThrow(
      /API key is not known/,
    )
  })

  test('says so when it does not know the business', async () => {
    const { options } = await against('fleet', 'D')
    const organization = {
      ...options.organization,
      profile: { ...options.organization.profile, code: 'bakery' },
    }
    expect(() => new Simulator({ ...options, organization, rate: 60 })).toThrow(/bills as "bakery"/)
  })
})
