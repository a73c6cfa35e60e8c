import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageReceivables } from '../../src/domain/receivables/aging.ts'
import { USUAL_EDGES } from '../../src/domain/receivables/aging-scale.ts'
import { addDays } from '../../src/kernel/date.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { agingGroups } from '../../src/store/reading/aging-groups.ts'
import { agingItems } from '../../src/store/reading/reports.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()
const list = fc.array(acts, { minLength: 15, maxLength: 40, size: 'max' })
const scale = { by: 'due', edges: USUAL_EDGES } as const
const profiles = fc.constantFrom('fleet', 'home-services', 'field-service', 'charter')

test('receivables of any day, of all or of a customer, are the same from what documents keep and from all postings', async () => {
  await fc.assert(
    fc.asyncProperty(profiles, list, async (profile, all) => {
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
              agingGroups(tx, books.orgId, { asOf: day, today, customerId, scale }),
              agingItems(tx, books.orgId, { asOf: day, customerId }),
            ]),
          )
        const [grouped, items] = await told()
        const rows = (of: typeof items | typeof grouped) =>
          ageReceivables(of, day)
            .filter((row) => row.total !== 0n || row.drafts !== 0n || row.credits !== 0n)
            .toSorted((a, b) => (a.customerId + a.currency < b.customerId + b.currency ? -1 : 1))
        expect(rows(grouped), day).toEqual(rows(items))
        for (const { id } of customers)
          for (const narrowed of await told(id))
            expect(rows(narrowed), `${day} of ${id}`).toEqual(
              rows(items).filter(({ customerId }) => customerId === id),
            )
      }
    }),
    { numRuns: 12 },
  )
})
