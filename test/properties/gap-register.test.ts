import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GapRegister } from '../../src/contract/gap-register.ts'
import type { Opening } from '../../src/contract/opening.ts'
import { openServer } from '../http/api.ts'
import { acts } from '../support/domain/any-acts.ts'
import { does } from '../support/domain/people.ts'
import { at, orderCancelled, orderPriced } from '../support/domain/told-events.ts'
import { live, openBooks } from '../support/road/lived-books.ts'

const server = await openServer()

test('every number of every series is a live document or stands in the register, once', async () => {
  const list = fc.array(acts, { minLength: 15, maxLength: 40, size: 'max' })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('fleet', 'home-services', 'field-service'),
      list,
      async (profile, all) => {
        const { books, read } = await openBooks(server, profile)
        await live(books, all)
        const register = GapRegister.parse(await read('gap-register?limit=200'))
        const counters = await books.rows<{ code: string; drawn: string }>(
          `select code, (next - 1)::text as drawn from number_series where org_id = $1`,
        )
        const documents = await books.rows<{ series: string; number: string; stage: string }>(
          `select series, number, stage from invoice where org_id = $1 and number is not null order by series, number_seq`,
        )
        const ended = documents.filter(({ stage }) => stage === 'void' || stage === 'cancelled')
        expect(register.items.map(({ series, number, stage }) => ({ series, number, stage }))).toEqual(ended)
        for (const { reason, actor } of register.items) {
          expect(reason).not.toBe('')
          expect(actor).not.toBe('')
        }
        for (const one of register.series) {
          const own = documents.filter(({ series }) => series === one.code)
          expect(one).toMatchObject({ isWhole: true, missing: [], drawn: own.length })
          expect(String(one.drawn)).toBe(counters.find(({ code }) => code === one.code)?.drawn)
          expect(one.live).toBe(own.filter(({ stage }) => stage === 'draft' || stage === 'posted').length)
        }
      },
    ),
    { numRuns: 20 },
  )
}, 120_000)

test('a number says why it is no live document, who took it back, and what stands in its place', async () => {
  const { books, read } = await openBooks(server, 'fleet')
  await books.tell(orderPriced('o-1', 120_000, at(1)))
  await books.tell(orderPriced('o-1', 90_000, at(2)))
  await books.tell(orderPriced('o-2', 5_000, at(3)))
  await books.tell(orderCancelled('o-2', at(4), 'The customer called it off'))
  await books.tell(orderPriced('o-3', 7_000, at(5)))
  await books.do(does('void', await books.invoiceId('INV-2026-00004'), 'Written by mistake.'))
  const register = GapRegister.parse(await read('gap-register'))
  expect(register.items).toMatchObject([
    { number: 'INV-2026-00001', stage: 'void', total: 120_000, supersededBy: { number: 'INV-2026-00002' } },
    { number: 'INV-2026-00003', stage: 'void', supersededBy: null },
    { number: 'INV-2026-00004', reason: 'Written by mistake.', actor: 'user-1', endedOn: '2026-03-20' },
  ])
  expect(register.items[1]?.reason).toContain('called it off')
  expect(register.series[0]).toMatchObject({ code: 'invoice', drawn: 4, live: 1, void: 3, isWhole: true })

  // Page by page it is the same, and one series is had alone.
  const first = GapRegister.parse(await read('gap-register?limit=2'))
  const rest = GapRegister.parse(await read(`gap-register?limit=2&cursor=${first.nextCursor}`))
  expect([...first.items, ...rest.items]).toEqual(register.items)
  expect(GapRegister.parse(await read('gap-register?series=credit_note'))).toMatchObject({ items: [] })
})

test('a number of another system is none that was drawn here', async () => {
  const us = await server.tenant('taken-over', 'field-service')
  const document = { number: 'OLD-1', customer: { id: 'h', name: 'Harbor Goods' }, open: 45_000 }
  const dates = { issuedOn: '2025-11-20', dueOn: '2025-12-20' }
  const opened = await us.call<Opening>('POST', '/v1/opening-balances', {
    asOf: '2025-12-31',
    currency: 'USD',
    documents: [{ ...document, ...dates }],
    differenceToEquity: true,
  })
  const ended = await us.call('POST', `/v1/invoices/${opened.body.invoiceIds[0]}/voiding`, {
    reason: 'Paid there.',
  })
  expect(ended.status).toBe(200)
  const register = GapRegister.parse((await us.call('GET', '/v1/reports/gap-register')).body)
  expect(register.items).toEqual([])
  for (const series of register.series) expect(series).toMatchObject({ drawn: 0, live: 0, void: 0 })
})

test('a number that was drawn and stands nowhere is named', async () => {
  const { books, read } = await openBooks(server, 'fleet')
  await books.tell(orderPriced('o-1', 1_000, at(1)))
  await books.rows(`update number_series set next = next + 1 where org_id = $1 and code = 'invoice'`)
  await books.tell(orderPriced('o-2', 1_000, at(2)))
  expect(GapRegister.parse(await read('gap-register')).series[0]).toMatchObject({
    drawn: 3,
    live: 2,
    missing: [2],
    isWhole: false,
  })
})
