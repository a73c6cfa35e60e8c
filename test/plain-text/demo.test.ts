import { expect, test } from 'vitest'
import { seedDemo } from '../../src/demo/seed.ts'
import { acrossOrganizations } from '../../src/store/engine/transaction.ts'
import { listOrganizations } from '../../src/store/reading/organizations.ts'
import { testDatabase } from '../support/test-database.ts'
import { balancesOfBeancount } from './balances.ts'
import { agreesWith, clientOf, exported, worldOf } from './books.ts'
import { notRun, printed } from './programs.ts'

test.skipIf(notRun !== '')(
  `hledger and Beancount agree with the whole demo: each business, account, currency and month${notRun}`,
  { timeout: 300_000 },
  async () => {
    const database = await testDatabase()
    const world = worldOf(database)
    await seedDemo(world, () => {})
    const organizations = await acrossOrganizations(database.db, (tx) => listOrganizations(tx))
    expect(organizations).toHaveLength(4)
    for (const { orgId, slug } of organizations) {
      const client = await clientOf(world, orgId)
      const hledger = await exported(database, slug, 'hledger')
      await printed('hledger', ['-f', hledger, 'check', '--strict', 'ordereddates'])
      const { months, byMonth } = await agreesWith(client, hledger, slug)
      expect(months.length, slug).toBeGreaterThan(12)
      const beancount = await exported(database, slug, 'beancount')
      expect(await printed('bean-check', [beancount]), slug).toBe('')
      expect(await balancesOfBeancount(beancount, months), slug).toEqual(byMonth)
    }
  },
)
