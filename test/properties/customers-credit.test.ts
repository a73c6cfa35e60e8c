import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { listCustomers } from '../../src/store/reading/customers.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()
const list = fc.array(acts, { minLength: 15, maxLength: 40, size: 'max' })
const profiles = fc.constantFrom('fleet', 'home-services', 'field-service', 'charter')

test('what is kept for each customer is what the entries about them left in the account of credit (rule 23)', async () => {
  let seen = 0
  await fc.assert(
    fc.asyncProperty(profiles, list, async (profile, all) => {
      const { books } = await openBooks(server, profile)
      await live(books, all)
      const posted = await books.rows<{ of: string; credit: bigint }>(
        `select e.customer_id || ' ' || p.currency as of, -sum(p.amount)::bigint as credit
         from posting p join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'customer_credit'
         join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
         where p.org_id = $1 group by 1 having sum(p.amount) <> 0 order by 1`,
      )
      const asked = { today: '2026-03-01', comparedIn: 'USD', limit: 100 }
      const read = (more: object = {}) =>
        inOrganization(books.world.db, books.orgId, async (tx) => {
          const { rows } = await listCustomers(tx, books.orgId, { ...asked, ...more })
          return rows.flatMap(({ customer, balances }) =>
            balances
              .filter(({ credit }) => credit !== 0n)
              .map(({ currency, credit }) => ({ of: `${customer.id} ${currency}`, credit })),
          )
        })
      const told = (await read()).toSorted((a, b) => (a.of < b.of ? -1 : 1))
      expect(told).toEqual(posted)
      expect((await read({ standing: 'credit' })).length).toBe(told.length)
      seen += told.length
    }),
    { numRuns: 12 },
  )
  expect(seen).toBeGreaterThan(0)
})
