import { expect, test } from 'vitest'
import type { Door } from '../../src/contract/doors/door.ts'
import { everyDoor } from '../../src/contract/doors/every-door.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { addDays } from '../../src/kernel/date.ts'
import { actInLedger } from '../../src/operations/ledger-acts.ts'
import type { World } from '../../src/operations/world.ts'
import { acrossOrganizations } from '../../src/store/engine/transaction.ts'
import { listOrganizations } from '../../src/store/reading/organizations.ts'
import { clientOf, worldOf } from '../plain-text/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { ReadBooks } from './books.ts'
import { DRILL_DOWNS, WALKERS } from './walkers.ts'

// A report that is added fails here until it has a walker: a file beside these and a line.
test('every report has its walker', () => {
  const reports = Object.entries(everyDoor as Record<string, Door>).filter(([, { tag }]) => tag === 'Reports')
  expect([...Object.keys(WALKERS), ...DRILL_DOWNS].toSorted()).toEqual(
    reports.map(([name]) => name).toSorted(),
  )
})

test(
  'every figure of every report is the sum of the journals it opens: the four businesses of the demo',
  { timeout: 240_000 },
  async () => {
    const database = await testDatabase()
    const world = worldOf(database)
    await seedDemo(world, () => {})
    const organizations = await acrossOrganizations(database.db, (tx) => listOrganizations(tx))
    for (const { orgId, slug } of organizations) {
      await paidOut(world, orgId)
      const books = await ReadBooks.read(await clientOf(world, orgId))
      for (const [name, walk] of Object.entries(WALKERS))
        expect(await walk(books), `${slug}: ${name}`).toBeGreaterThan(10)
    }
  },
)

/** Payouts over the last months, in two currencies, one of them undone: the demo's businesses have none of their own. */
async function paidOut(world: World, orgId: string): Promise<void> {
  const actor = { name: 'Test', role: 'owner' } as const
  const today = new Date(world.now()).toISOString().slice(0, 10)
  for (const at of [1, 2, 3, 4, 5, 6]) {
    const outcome = await actInLedger(world, orgId, actor, {
      kind: 'record_payout',
      provider: 'gate',
      providerId: `po-${at}`,
      currency: at % 2 === 0 ? 'USD' : 'EUR',
      gross: BigInt(at) * 1_000n,
      fee: 25n,
      net: BigInt(at) * 1_000n - 25n,
      paidOn: addDays(today, -20 * at),
      reference: null,
    })
    if (at === 3 && outcome.outcome === 'done')
      await actInLedger(world, orgId, actor, {
        kind: 'undo_payout',
        payoutId: outcome.subject.ledgerId!,
        reason: 'Twice.',
      })
  }
}
