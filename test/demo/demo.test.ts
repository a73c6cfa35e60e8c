import { expect, test, vi } from 'vitest'
import { VOCABULARIES } from '../../src/domain/status/vocabulary.ts'
import { DEMO_BUSINESSES, seedDemo } from '../../src/demo/seed.ts'
import { addMonths, localDate } from '../../src/kernel/date.ts'
import { idSource } from '../../src/kernel/id.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { acrossOrganizations, inOrganization } from '../../src/store/engine/transaction.ts'
import { countInvoicesByWord } from '../../src/store/reading/invoices.ts'
import { listOrganizations, organizationById } from '../../src/store/reading/organizations.ts'
import { rowsOf } from '../support/road/rows-of.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { testDatabase } from '../support/test-database.ts'

// The whole demo is made several times.
vi.setConfig({ testTimeout: 60_000 })

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
  return { db, owner, world, rows }
}

const DAY = '2026-11-21T05:00:00Z'
/** The demo of that day, which nobody changes. */
const ofTheDay = await seeded(DAY)

test.each([DAY, '2027-01-01T23:30:00Z'])(
  'four businesses with invoices in every word, whatever day it is: %s',
  async (at) => {
    const { db, world } = at === DAY ? ofTheDay : await seeded(at)
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

test('fourteen months in two and more currencies, and the books are right', async () => {
  const { db, owner, rows, world } = ofTheDay
  const days = rows.map((row) => String(row.issued_on)).toSorted()
  expect(days[0]! <= addMonths('2026-11-20', -13)).toBe(true)
  expect(days.at(-1)! >= '2026-11-20').toBe(true)
  expect(new Set(days.map((day) => day.slice(0, 7))).size).toBeGreaterThanOrEqual(14)
  expect(rows.length).toBeGreaterThan(400)
  const count = async (what: string): Promise<number> =>
    Number((await owner.query<{ n: bigint }>(`select count(*) as n from ${what}`)).rows[0]!.n)
  expect(await count('billhook.customer')).toBeGreaterThanOrEqual(60)
  expect(
    await count(
      `(select org_id from billhook.invoice group by 1 having count(distinct currency) = 2) as mixed`,
    ),
  ).toBe(3)
  expect(await count('billhook.refund')).toBeGreaterThan(3)
  expect(
    await count(
      'billhook.organization o join billhook.organization_version v using (org_id, version) where v.logo is not null',
    ),
  ).toBe(DEMO_BUSINESSES.length)
  expect(await count('billhook.payment where unapplied > 0')).toBeGreaterThan(3)
  expect(await count(`billhook.invoice where kind = 'credit_note' and stage = 'posted'`)).toBeGreaterThan(0)
  // What is paid is paid on time for the most part.
  const [paid] = (
    await owner.query<{ late: bigint; all: bigint }>(
      `select count(*) filter (where p.received_on > i.due_on) as late, count(*) as all from billhook.payment p
       join billhook.allocation a on a.org_id = p.org_id and a.source_id = p.id
       join billhook.invoice i on i.org_id = a.org_id and i.id = a.invoice_id`,
    )
  ).rows
  expect(Number(paid!.late) / Number(paid!.all)).toBeGreaterThan(0.05)
  expect(Number(paid!.late) / Number(paid!.all)).toBeLessThan(0.4)
  for (const { orgId, slug } of await acrossOrganizations(db, (tx) => listOrganizations(tx))) {
    expect(await wrongIn({ rows: rowsOf(owner, orgId), world, orgId }), slug).toEqual([])
  }
})

test('the same day makes the same books', async () => {
  const [once, again] = [ofTheDay, await seeded(DAY)]
  expect(once.rows.length).toBeGreaterThan(40)
  expect(again.rows).toEqual(once.rows)
})
