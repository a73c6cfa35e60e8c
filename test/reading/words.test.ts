import { describe, expect, test } from 'vitest'
import { positionOf } from '../../src/domain/status/position.ts'
import { VOCABULARIES, type VocabularyCode, wordFor } from '../../src/domain/status/vocabulary.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { countInvoicesByWord, listInvoices } from '../../src/store/reading/invoices.ts'
import { addDays } from '../../src/kernel/date.ts'
import { Books } from '../support/road/books.ts'
import { does, line, makes, pays } from '../support/domain/people.ts'
import { ACME, BOLT } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()
const CODES = Object.keys(VOCABULARIES) as VocabularyCode[]

/** Books with documents in as many positions as a business lets them take. */
async function manyPositions(profile: string): Promise<Books> {
  const books = await Books.open(database, profile)
  for (let n = 0; n < 60; n++) {
    const issuedOn = addDays('2026-01-10', n)
    const blank = {
      addressee: { source: 'manual', ref: n % 2 ? ACME : BOLT },
      lines: [line('Blank', `${10 + n}`)],
    }
    await books.do(makes({ ...blank, issuedOn, saveAsDraft: n % 5 === 0 }))
  }
  const documents = await books.rows<{ id: string; total: bigint; customer: string }>(
    'select id, total, customer_id as customer from invoice where org_id = $1 order by id',
  )
  for (const [n, { id, total, customer }] of documents.entries()) {
    const verbs = ['confirm', 'mark_sent', 'publish', 'archive', 'void', 'cancel'] as const
    for (const verb of verbs.filter((_, bit) => (n * 7 + bit * n) % 3 === 0))
      await books.do(does(verb, id, 'a reason'))
    if (n % 4 === 1) await books.do({ kind: 'record_view', invoiceId: id })
    if (n % 3 === 0 && total > 2n) {
      const amount = n % 2 === 0 ? total : total / 2n
      const paid = await books.do(pays(customer, amount, { allocations: [{ invoiceId: id, amount: null }] }))
      const paymentId = paid.subject.paymentId
      if (n % 6 === 0 && paymentId)
        await books.do({
          kind: 'refund_payment',
          paymentId,
          invoiceId: id,
          amount,
          refundedOn: '2026-03-25',
          reason: 'x',
        })
    }
  }
  return books
}

describe.each(['fleet', 'field-service', 'charter', 'home-services'])('%s', async (profile) => {
  const books = await manyPositions(profile)
  const read = <T>(work: Parameters<typeof inOrganization<T>>[2]): Promise<T> =>
    inOrganization(books.world.db, books.orgId, work)
  const listed = (more: object, vocabulary: VocabularyCode = 'fleet', today = '2026-04-05', limit = 200) =>
    read((tx) => listInvoices(tx, books.orgId, { vocabulary, today, limit, ...more }))

  test.each(CODES)(
    'the word in SQL is the word of the rules, for every document (%s)',
    async (vocabulary) => {
      for (const today of ['2026-03-01', '2026-04-05', '2027-01-01']) {
        const all = (await listed({}, vocabulary, today)).rows
        expect(all.length).toBe(60)
        const counts = await read((tx) => countInvoicesByWord(tx, books.orgId, { vocabulary, today }))
        for (const { word } of VOCABULARIES[vocabulary]) {
          const should = all.filter(
            ({ invoice }) => wordFor(positionOf(invoice, today), vocabulary).word === word,
          )
          const found = (await listed({ word }, vocabulary, today)).rows
          expect(
            found.map(({ invoice }) => invoice.id),
            word,
          ).toEqual(should.map(({ invoice }) => invoice.id))
          expect(Number(counts.get(word) ?? 0n)).toBe(should.length)
        }
      }
    },
  )

  test('pages visit every document once, whatever their size', async () => {
    const whole = (await listed({})).rows.map(({ invoice }) => invoice.id)
    for (const limit of [1, 3, 7]) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await listed({ cursor }, 'fleet', '2026-04-05', limit)
        seen.push(...page.rows.map(({ invoice }) => invoice.id))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual(whole)
    }
  })
})
