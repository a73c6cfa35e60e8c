import { expect, test } from 'vitest'
import { VOCABULARIES } from '../../src/domain/status/vocabulary.ts'
import { DEMO_BUSINESSES, seedDemo } from '../../src/demo/seed.ts'
import { localDate } from '../../src/kernel/date.ts'
import { idSource } from '../../src/kernel/id.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { acrossOrganizations, inOrganization } from '../../src/store/engine/transaction.ts'
import { countInvoicesByWord } from '../../src/store/reading/invoices.ts'
import { listOrganizations, organizationById } from '../../src/store/reading/organizations.ts'
import { testDatabase } from '../support/test-database.ts'

/** The demo seeded at an instant, and what is in it without the ids. */
async function seeded(at: string) {
  const { db, owner } = await testDatabase()
  const world = { db, now: () => Date.parse(at), newId: idSource(Date.now), lanes: new Lanes() }
  await seedDemo(world, () => {})
  await seedDemo(world, () => {})
  const { rows } = await owner.query(
    `select o.slug, i.number, i.stage, i.total, i.paid, i.issued_on, i.due_on, i.sent_at, i.posted_at
     from billhook.invoice i join billhook.organization o using (org_id) order by o.slug, i.id`,
  )
  return { db, world, rows }
}

test.each(['2026-11-21T05:00:00Z', '2027-01-01T23:30:00Z'])(
  'four businesses with invoices in every word, whatever day it is: %s',
  async (at) => {
    const { db, world } = await seeded(at)
    const organizations = await acrossOrganizations(db, (tx) => listOrganizations(tx))
    expect(organizations).toHaveLength(DEMO_BUSINESSES.length)
    for (const { orgId, slug, timeZone } of organizations) {
      const counts = await inOrganization(db, orgId, async (tx) => {
        const vocabulary = (await organizationById(tx, orgId))!.profile.words.staff
        const today = localDate(world.now(), timeZone)
        return { vocabulary, found: await countInvoicesByWord(tx, orgId, { vocabulary, today }) }
      })
      const words = VOCABULARIES[counts.vocabulary].map(({ word }) => word)
      expect([...counts.found.keys()].sort(), slug).toEqual(words.toSorted())
    }
  },
)

test('the same day makes the same books', async () => {
  const [once, again] = [await seeded('2026-11-21T05:00:00Z'), await seeded('2026-11-21T05:00:00Z')]
  expect(once.rows.length).toBeGreaterThan(40)
  expect(again.rows).toEqual(once.rows)
})
