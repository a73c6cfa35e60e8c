import { describe, expect, test } from 'vitest'
import { balanceOf, type Invoice, isLive } from '../../src/domain/invoice/invoice.ts'
import { positionOf } from '../../src/domain/status/position.ts'
import { VOCABULARIES, type VocabularyCode, wordFor } from '../../src/domain/status/vocabulary.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { INVOICE_SORTS, type InvoiceSort } from '../../src/store/reading/invoice-sort.ts'
import { countInvoicesByWord, listInvoices, totalOfInvoices } from '../../src/store/reading/invoices.ts'
import { underWay } from '../../src/store/reading/dashboard.ts'
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

const byWord = (a: { word: string }, b: { word: string }): number => (a.word < b.word ? -1 : 1)

/** What the rules say a document is sorted by. */
function keyOf(invoice: Invoice, by: InvoiceSort): string | bigint {
  return {
    issued: invoice.issuedOn,
    due: invoice.dueOn,
    number: (invoice.number ?? '').toLowerCase(),
    total: invoice.total,
    open: isLive(invoice) ? balanceOf(invoice) : 0n,
  }[by]
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

  test.each(CODES)(
    'what is under way, by word, is what the documents come to that are drafts or owed (%s)',
    async (vocabulary) => {
      for (const today of ['2026-03-01', '2026-04-05', '2027-01-01']) {
        const owed = (await listed({}, vocabulary, today)).rows
          .map(({ invoice }) => invoice)
          .filter((it) => it.stage === 'draft' || (it.stage === 'posted' && balanceOf(it) > 0n))
        const told = await read((tx) => underWay(tx, books.orgId, { vocabulary, today }))
        const should = VOCABULARIES[vocabulary].flatMap(({ word }) => {
          const own = owed.filter((it) => wordFor(positionOf(it, today), vocabulary).word === word)
          const drafts = own.filter(({ stage }) => stage === 'draft')
          const sum = (amounts: bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)
          return own.length === 0
            ? []
            : {
                currency: 'USD',
                word,
                count: BigInt(own.length),
                open: sum(own.map(balanceOf)),
                drafts: BigInt(drafts.length),
                draftTotal: sum(drafts.map(({ total }) => total)),
              }
        })
        expect(told.toSorted(byWord)).toEqual(should.toSorted(byWord))
      }
    },
  )

  describe.each(INVOICE_SORTS)('sorted by %s', (by) => {
    test.each([true, false])(
      'pages visit every document once, in order (descending: %s)',
      async (descending) => {
        const sort = { by, descending }
        for (const more of [{}, { word: 'overdue' }, { kind: 'invoice', totalFrom: 3000n }]) {
          const whole = (await listed({ ...more, sort })).rows.map(({ invoice }) => invoice)
          const inOrder = whole.toSorted((a, b) => {
            const [x, y] = [keyOf(a, by), keyOf(b, by)]
            const order = x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1
            return descending ? -order : order
          })
          expect(whole).toEqual(inOrder)
          for (const limit of [1, 7]) {
            const seen: string[] = []
            let cursor: string | undefined
            do {
              const page = await listed({ ...more, sort, cursor }, 'fleet', '2026-04-05', limit)
              seen.push(...page.rows.map(({ invoice }) => invoice.id))
              cursor = page.nextCursor ?? undefined
            } while (cursor !== undefined)
            expect(seen).toEqual(whole.map(({ id }) => id))
          }
        }
      },
    )
  })

  test('filters give what they say, and the total counts it', async () => {
    const today = '2026-04-05'
    const all = (await listed({})).rows.map(({ invoice }) => invoice)
    const holds = async (filter: object, test: (invoice: Invoice) => boolean): Promise<void> => {
      const found = (await listed(filter)).rows.map(({ invoice }) => invoice.id)
      expect(found).toEqual(all.filter(test).map(({ id }) => id))
      const total = await read((tx) =>
        totalOfInvoices(tx, books.orgId, { vocabulary: 'fleet', today, ...filter }),
      )
      expect(total).toEqual({ count: found.length, isAll: true })
    }
    const sample = all[20]!
    const isOverdue = (it: Invoice): boolean => positionOf(it, today).due === 'overdue'
    const isOf = (it: Invoice): boolean => it.customerId === sample.customerId
    await holds({}, () => true)
    await holds({ overdue: true }, isOverdue)
    await holds({ overdue: false }, (it) => !isOverdue(it))
    await holds({ customerId: sample.customerId }, isOf)
    await holds({ customerId: sample.customerId, overdue: true }, (it) => isOverdue(it) && isOf(it))
    await holds({ totalFrom: 2000n, totalTo: 3000n }, (it) => it.total >= 2000n && it.total <= 3000n)
    await holds({ dueFrom: '2026-03-01' }, (it) => it.dueOn >= '2026-03-01')
    await holds({ issuedTo: '2026-02-01' }, (it) => it.issuedOn <= '2026-02-01')
    await holds({ currency: 'EUR' }, () => false)
    await holds({ flagged: true }, (it) => it.review !== null)
    await holds({ kind: 'credit_note' }, (it) => it.kind === 'credit_note')
    await holds({ workKind: 'order' }, () => false)
    const numbered = all.find(({ number }) => number !== null)!
    await holds({ q: numbered.number!.toLowerCase() }, (it) => it.id === numbered.id)
    await holds({ q: ` ${numbered.numberSeq} ` }, (it) => it.numberSeq === numbered.numberSeq)
    await holds({ q: '100%' }, () => false)
  })
})
