import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AgedCustomer, ageByCustomer } from '../../src/domain/receivables/aged-customers.ts'
import { type AgingFigure, partOfBucket, partOfFigure } from '../../src/domain/receivables/aging-part.ts'
import { rangesOf, USUAL_EDGES } from '../../src/domain/receivables/aging-scale.ts'
import { addDays } from '../../src/kernel/date.ts'
import { inOrganization, type Tx } from '../../src/store/engine/transaction.ts'
import { agedCustomers } from '../../src/store/reading/aged-customers.ts'
import { agedDocuments, heldItems } from '../../src/store/reading/aged-documents.ts'
import type { HeldAsked } from '../../src/store/reading/held-documents.ts'
import { agingItems } from '../../src/store/reading/reports.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { pays } from '../support/domain/people.ts'
import { ACME, orderPriced } from '../support/domain/told-events.ts'
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
type Item = Awaited<ReturnType<typeof heldItems>>[number]
type Books = Awaited<ReturnType<typeof openBooks>>['books']

/** Asks for every day of lived books, and the days beside them. */
async function onEachDay(books: Books, ask: (tx: Tx, asked: HeldAsked) => Promise<void>): Promise<void> {
  const days = await books.rows<{ first: string; last: string }>(
    `select min(date)::text as first, max(date)::text as last from journal_entry where org_id = $1`,
  )
  const { first, last } = days[0]!
  if (first === null) return
  const today = new Date(books.now).toISOString().slice(0, 10)
  for (let asOf = addDays(first, -1); asOf <= addDays(last, 1); asOf = addDays(asOf, 1))
    await inOrganization(books.world.db, books.orgId, (tx) => ask(tx, { asOf, today }))
}

test('receivables of any day, of all or of a customer, are the same from what documents keep and from all postings', async () => {
  await fc.assert(
    fc.asyncProperty(profiles, list, scales, async (profile, all, scale) => {
      const { books } = await openBooks(server, profile)
      await live(books, all)
      const customers = await books.rows<{ id: string }>('select id from customer where org_id = $1')
      await onEachDay(books, async (tx, { asOf, today }) => {
        const told = async (customerId?: string) => ({
          kept: await agedCustomers(tx, books.orgId, { asOf, today, customerId, scale }),
          posted: ageByCustomer(await agingItems(tx, books.orgId, { asOf, customerId }), scale, asOf),
        })
        const { kept, posted } = await told()
        expect(inOrder(kept), asOf).toEqual(inOrder(posted))
        for (const { id } of customers)
          for (const narrowed of Object.values(await told(id)))
            expect(inOrder(narrowed), `${asOf} of ${id}`).toEqual(
              inOrder(posted).filter(({ customerId }) => customerId === id),
            )
      })
    }),
    { numRuns: 12 },
  )
})

test('every figure opens the documents it is made of, page by page, whichever way they are found', async () => {
  const figures: AgingFigure[] = ['current', 'days1To30', 'overdue', 'drafts', 'credits', 'total', 'owed']
  await fc.assert(
    fc.asyncProperty(profiles, list, scales, async (profile, all, scale) => {
      const { books } = await openBooks(server, profile)
      await live(books, all)
      const buckets = rangesOf(scale).map((_, bucket) => partOfBucket(bucket, scale))
      const parts = [...figures.map(partOfFigure), ...buckets]
      await onEachDay(books, async (tx, asked) => {
        const plain = await agingItems(tx, books.orgId, asked)
        expect((await heldItems(tx, books.orgId, asked)).map(text).toSorted()).toEqual(
          plain.map(text).toSorted(),
        )
        const aged = ageByCustomer(plain, scale, asked.asOf)
        for (const [at, part] of parts.entries()) {
          const seen: string[] = []
          let cursor: string | undefined
          do {
            const page = await agedDocuments(tx, books.orgId, {
              ...asked,
              currency: 'USD',
              part,
              cursor,
              limit: 2,
            })
            // What was known when everything had happened is what is known now.
            const known = {
              ...asked,
              currency: 'USD',
              part,
              cursor,
              limit: 2,
              knownAt: '2999-01-01T00:00:00Z',
            }
            expect(page, `${asked.asOf} ${at}`).toEqual(await agedDocuments(tx, books.orgId, known))
            seen.push(...page.rows.map(({ amount }) => String(amount)))
            cursor = page.nextCursor ?? undefined
            if (!cursor) {
              const sum = seen.reduce((total, amount) => total + BigInt(amount), 0n)
              expect(sum, `${asked.asOf} ${at}`).toBe(page.total)
              const bucket = at - figures.length
              const told = aged
                .filter(({ currency }) => currency === 'USD')
                .map(({ ranges }) => ranges[bucket] ?? 0n)
              if (bucket >= 0) expect(told.reduce((total, amount) => total + amount, 0n)).toBe(page.total)
            }
          } while (cursor)
        }
      })
    }),
    { numRuns: 6 },
  )
})

test('what came in for a draft before its own day is a credit, and the document a draft, whichever way it is found', async () => {
  const { books } = await openBooks(server, 'fleet')
  const on = (day: string): void => void (books.now = Date.parse(`2026-02-${day}T12:00:00Z`))
  on('10')
  const made = await books.tell(orderPriced('o-1', 9_800, '2026-02-10T12:00:00.000Z', { customer: ACME }))
  const invoiceId = made.subject.invoiceIds![0]!
  const rows = await books.rows<{ id: string }>('select customer_id as id from invoice where org_id = $1')
  const customerId = rows[0]!.id
  on('11')
  const allocations = [{ invoiceId, amount: null }]
  await books.do(pays(customerId, 100n, { receivedOn: '2026-02-04', allocations }))
  const asked = { asOf: '2026-02-05', today: '2026-02-11' }
  await inOrganization(books.world.db, books.orgId, async (tx) => {
    const [items, held] = [await agingItems(tx, books.orgId, asked), await heldItems(tx, books.orgId, asked)]
    expect(items).toMatchObject([{ amount: -100n, draft: true }])
    expect(held.map(text)).toEqual(items.map(text))
  })
})

/** All that both tell of a document. */
const text = ({
  invoiceId,
  customerId,
  customerName,
  currency,
  issuedOn,
  dueOn,
  amount,
  draft,
}: Item): string => [invoiceId, customerId, customerName, currency, issuedOn, dueOn, amount, draft].join(' ')

const inOrder = (lines: readonly AgedCustomer[]): AgedCustomer[] =>
  lines.toSorted((a, b) => (a.customerId + a.currency < b.customerId + b.currency ? -1 : 1))
