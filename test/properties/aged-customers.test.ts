import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AgedCustomer, ageByCustomer } from '../../src/domain/receivables/aged-customers.ts'
import { USUAL_EDGES } from '../../src/domain/receivables/aging-scale.ts'
import { addDays } from '../../src/kernel/date.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { agedCustomers } from '../../src/store/reading/aged-customers.ts'
import { agingItems } from '../../src/store/reading/reports.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()
const list = fc.array(acts, { minLength: 15, maxLength: 40, size: 'max' })
const scales = fc.record({
  by: fc.constantFrom('due' as const, 'issue' as const),
  edges: fc.oneof(
    fc.constant(USUAL_EDGES),
    fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 })
      .map((days) => days.toSorted((a, b) => a - b)),
  ),
})
const profiles = fc.constantFrom('fleet', 'home-services', 'field-service', 'charter')

test('receivables of any day, of all or of a customer, are the same from what documents keep and from all postings', async () => {
  await fc.assert(
    fc.asyncProperty(profiles, list, scales, async (profile, all, scale) => {
      const { books } = await openBooks(server, profile)
      await live(books, all)
      const days = await books.rows<{ first: string; last: string }>(
        `select min(date)::text as first, max(date)::text as last from journal_entry where org_id = $1`,
      )
      const { first, last } = days[0]!
      if (first === null) return
      const customers = await books.rows<{ id: string }>('select id from customer where org_id = $1')
      const today = new Date(books.now).toISOString().slice(0, 10)
      for (let day = addDays(first, -1); day <= addDays(last, 1); day = addDays(day, 1)) {
        const told = (customerId?: string) =>
          inOrganization(books.world.db, books.orgId, (tx) =>
            Promise.all([
              agedCustomers(tx, books.orgId, { asOf: day, today, customerId, scale }),
              agingItems(tx, books.orgId, { asOf: day, customerId }).then((items) =>
                ageByCustomer(items, scale, day),
              ),
            ]),
          )
        const [kept, posted] = await told()
        expect(inOrder(kept), day).toEqual(inOrder(posted))
        for (const { id } of customers)
          for (const narrowed of await told(id))
            expect(inOrder(narrowed), `${day} of ${id}`).toEqual(
              inOrder(posted).filter(({ customerId }) => customerId === id),
            )
      }
    }),
    { numRuns: 12 },
  )
})

const inOrder = (lines: readonly AgedCustomer[]): AgedCustomer[] =>
  lines.toSorted((a, b) => (a.customerId + a.currency < b.customerId + b.currency ? -1 : 1))
