import { beforeEach, expect, test } from 'vitest'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { changeOrganization } from '../../src/operations/change-organization.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { decimal } from '../../src/kernel/decimal.ts'
import { amount, corrects, credits } from '../support/domain/credits.ts'
import { does, line, makes, pays } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase({ poolSize: 12 })

let books: Books
let invoiceId: string

/** An order of 1,000.00 and 20 % tax, sent. */
beforeEach(async () => {
  books = await Books.open(database, 'fleet')
  const told = await books.tell(orderPriced('1', 100_000, at(1), { tax: { rate: '20' } }))
  invoiceId = told.subject.invoiceIds![0]!
  await books.do(does('mark_sent', invoiceId))
})

test('notes of several kinds and the rest: the journal, the kept totals and the chain agree', async () => {
  await books.do(pays(null, 70_000n, { allocations: [{ invoiceId, amount: null }] }))
  const third = { position: 1, quantity: decimal('0.3333'), amount: null }
  for (const [ask, dispose] of [
    [amount(10_001n), 'credit'],
    [amount(9_999n, 'net'), 'refund'],
    [{ by: 'lines', lines: [third] }, 'refund'],
    [{ by: 'rest' }, 'credit'],
  ] as const)
    expect((await books.do(credits(invoiceId, ask, { dispose }))).outcome).toBe('done')
  expect(await books.journal()).toMatch(/refund {2}Refund of payment by bank transfer\n {4}Dr 1100/)
  const [original, ...notes] = await books.standing()
  expect(notes.reduce((sum, note) => sum + note.total, 0n)).toBe(original!.total)
  expect(notes.reduce((sum, note) => sum + note.tax, 0n)).toBe(original!.tax)
  expect(original!.receivable).toBe(0n)
  expect(await books.do(credits(invoiceId, amount(1n)))).toMatchObject({
    outcome: 'refused',
    refusal: { code: 'not_allowed_now' },
  })
  expect(await wrongIn(books)).toEqual([])
  expect((await verifyBooks(books.world, books.orgId)).verdicts.filter(({ holds }) => !holds)).toEqual([])
})

test('ten processes credit two thirds at once: one does, the others are refused', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => books.elsewhere().do(credits(invoiceId, amount(80_000n)))),
  )
  expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
  expect(await books.documents()).toEqual([
    'INV-2026-00001 posted 120000',
    'credit_note CN-2026-00001 posted 80000',
  ])
  expect(await wrongIn(books)).toEqual([])
})

test('ten drafts over two thirds are confirmed at once: one is', async () => {
  for (let n = 0; n < 10; n++) await books.do(credits(invoiceId, amount(80_000n), { confirm: false }))
  const drafts = await books.rows<{ id: string }>(
    `select id from invoice where org_id = $1 and kind = 'credit_note'`,
  )
  const outcomes = await Promise.all(drafts.map(({ id }) => books.elsewhere().do(does('confirm', id))))
  expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
  expect(await books.rows('select credited from invoice where org_id = $1 and id = $2', [invoiceId])).toEqual(
    [{ credited: 80_000n }],
  )
  expect(await wrongIn(books)).toEqual([])
})

test('credits with refunds storm a paid invoice: no more goes back than came in', async () => {
  await books.do(pays(null, 120_000n, { allocations: [{ invoiceId, amount: null }] }))
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () =>
      books.elsewhere().do(credits(invoiceId, amount(25_000n), { dispose: 'refund' })),
    ),
  )
  expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(4)
  expect(await books.rows('select sum(amount)::bigint as back from refund where org_id = $1')).toEqual([
    { back: 100_000n },
  ])
  expect(await wrongIn(books)).toEqual([])
})

test('ten processes correct it at once: it is taken back once and there is one draft', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => books.elsewhere().do(corrects(invoiceId))),
  )
  expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
  expect(await books.documents()).toEqual([
    'INV-2026-00001 posted 120000',
    'credit_note CN-2026-00001 posted 120000',
    'INV-2026-00002 draft 120000',
  ])
  expect(await wrongIn(books)).toEqual([])
  expect((await verifyBooks(books.world, books.orgId)).holds).toBe(true)
})

test('what was asked is kept to the letter, and is final with the note', async () => {
  const ask = {
    by: 'lines',
    lines: [{ position: 1, quantity: null, amount: 12_345n }],
  } as const
  await books.do(credits(invoiceId, ask, { reason: 'other', explanation: 'Grüße', confirm: false }))
  const [note] = await books.rows<{ id: string }>(
    `select id from invoice where org_id = $1 and kind = 'credit_note'`,
  )
  await books.do(does('confirm', note!.id))
  expect(await books.rows('select crediting from invoice where org_id = $1 and id = $2', [note!.id])).toEqual(
    [
      {
        crediting: {
          reason: 'other',
          explanation: 'Grüße',
          dispose: 'credit',
          ask: { by: 'lines', lines: [{ position: 1, quantity: null, amount: '12345' }] },
        },
      },
    ],
  )
  const change = `update invoice set crediting = jsonb_set(crediting, '{ask,lines,0,amount}', '"12346"') where org_id = $1 and id = $2`
  await expect(books.rows(change, [note!.id])).rejects.toThrow(/is final/)
})

test('another organization has no such invoice to credit or correct', async () => {
  const other = await Books.open(database, 'fleet')
  for (const command of [credits(invoiceId, { by: 'rest' }), corrects(invoiceId)])
    expect(await other.do(command)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'invoice_not_found' },
    })
})

test('prices with tax in them hold too', async () => {
  const org = await Books.open(database, 'home-services')
  const changes = { profile: { pricesIncludeTax: true } }
  const changed = await changeOrganization(org.world, org.orgId, { name: 'Test', role: 'owner' }, changes)
  expect(isRefusal(changed)).toBe(false)
  const addressee = { source: 'ops', ref: { id: 'acme', name: 'Acme' } }
  const lines = [
    line('Clean', '100.10', { tax: { category: 'S', rate: decimal('19') } }),
    line('Tea', '9.99', { tax: { category: 'S', rate: decimal('7') } }),
  ]
  const made = await org.do(makes({ addressee, lines }))
  const id = made.subject.invoiceIds![0]!
  for (const ask of [amount(1n), amount(777n, 'net'), { by: 'rest' }] as const)
    expect((await org.do(credits(id, ask))).outcome).toBe('done')
  const [original, ...notes] = await org.standing()
  expect(notes.reduce((sum, note) => sum + note.tax, 0n)).toBe(original!.tax)
  expect(await wrongIn(org)).toEqual([])
  const { verdicts } = await verifyBooks(org.world, org.orgId)
  expect(verdicts.filter(({ holds }) => !holds)).toEqual([])
})
