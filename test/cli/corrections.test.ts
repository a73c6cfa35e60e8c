import { expect, test, vi } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import { does } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { jsonOf, temporaryFolder, urlOf } from './billhook.ts'
import { billhookHere } from './here.ts'

vi.setConfig({ testTimeout: 60_000 }) // each test runs the program several times

const database = await testDatabase()
const books = await Books.open(database, 'fleet')
const billhook = billhookHere({ DATABASE_URL: urlOf(database.place) }, temporaryFolder())
const told = await books.tell(orderPriced('1', 100_000, at(1), { tax: { rate: '20' } }))
await books.do(does('mark_sent', told.subject.invoiceIds![0]!))

const credit = (...args: string[]) =>
  billhook(['invoice', 'credit', 'INV-2026-00001', '--reason', 'goodwill', ...args])

test('credit by line, final at once', async () => {
  const note = jsonOf<Invoice>(await credit('--line', '1x0.25', '--confirm', '--json'))
  expect(note).toMatchObject({ number: 'CN-2026-00001', net: 25_000, tax: 5_000 })
})

test('credit an amount without tax, as a draft; more than is left is refused', async () => {
  const note = jsonOf<Invoice>(await credit('--amount', '10.00', '--net', '--json'))
  expect(note).toMatchObject({ number: 'CN-2026-00002', position: { stage: 'draft' }, net: 1_000, tax: 200 })
  const tooMuch = await credit('--line', '1:750.01')
  expect(tooMuch).toMatchObject({ code: 1, err: expect.stringMatching(/750\.00 USD left/) as string })
})

test('correct: the rest is credited and a new draft shown', async () => {
  const corrected = await billhook([
    'invoice',
    'correct',
    'INV-2026-00001',
    '--reason',
    'duplicate',
    '--json',
  ])
  expect(jsonOf<Invoice>(corrected)).toMatchObject({ number: 'INV-2026-00002', total: 120_000 })
})

test('adjust: lines of a draft, a supplement or a credit note beside what is final', async () => {
  const adjust = (...args: string[]) => billhook(['invoice', 'adjust', ...args, '--json'])
  const draft = jsonOf<Invoice>(
    await adjust('INV-2026-00002', '--more', 'Stairs=10.00', '--more', 'Lift=5.50', '--tax-rate', '0'),
  )
  expect(draft).toMatchObject({ number: 'INV-2026-00002', net: 101_550, total: 121_550 })
  await books.do(does('mark_sent', draft.id))
  const less = jsonOf<Invoice>(await adjust('INV-2026-00002', '--goodwill', 'Came late=15.50', '--confirm'))
  expect(less).toMatchObject({ kind: 'credit_note', position: { stage: 'posted' }, net: 1_550 })
  const more = jsonOf<Invoice>(await adjust('INV-2026-00002', '--more', 'Waiting=7.00'))
  expect(more).toMatchObject({ kind: 'supplement', net: 700 })
  expect((await adjust('INV-2026-00002', '--more', 'a=1', '--less', 'b=1')).code).toBe(2)
})

test.each([
  [['--reason', 'goodwill'], /--line, --amount or --all/],
  [['--reason', 'goodwill', '--all', '--amount', '5'], /--line, --amount or --all/],
  [['--reason', 'goodwill', '--line', 'two'], /2x1\.5/],
  [['--reason', 'because', '--all'], /Allowed choices are/],
])('wrongly asked: %s', async (args, line) => {
  const came = await billhook(['invoice', 'credit', 'INV-2026-00001', ...args])
  expect(came).toMatchObject({ code: 2, err: expect.stringMatching(line) as string })
})
