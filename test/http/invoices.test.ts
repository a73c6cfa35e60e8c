import { describe, expect, test } from 'vitest'
import { History } from '../../src/contract/history.ts'
import { Invoice, InvoicePage } from '../../src/contract/invoice.ts'
import { JournalEntries } from '../../src/contract/journal.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { WordCounts } from '../../src/contract/word.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced, serviceOrderDone } from './events.ts'

const { tenant } = await openServer()
const fleet = await tenant('fleet', 'fleet')
const field = await tenant('field', 'field-service')

async function drafted(id: string, amount?: number): Promise<string> {
  const { body } = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced(id, amount))
  return body.invoiceIds[0]!
}

const ANY = { 'if-match': '*' }

describe('reading', () => {
  test('an invoice has everything around it', async () => {
    const id = await drafted('r1')
    const invoice = Invoice.parse((await fleet.call('GET', `/v1/invoices/${id}`)).body)
    expect(invoice).toMatchObject({
      kind: 'invoice',
      word: { word: 'draft', tone: 'neutral' },
      currency: 'USD',
      issuedOn: '2026-03-01',
      dueOn: '2026-03-31',
      termsInWords: 'Due 30 days after the invoice date',
      total: 120_000,
      balance: 120_000,
      seller: { name: 'The fleet company' },
      buyer: { name: 'Harbor Goods' },
      lines: [{ kind: 'delivery', quantity: '1', unitPrice: '1200', net: 120_000 }],
      work: [{ reference: 'ORD-r1', amount: 120_000, actualAmount: 120_000, quotationAmount: null }],
      payments: [],
      related: [],
      flags: [],
    })
    expect(invoice.taxGroups).toEqual([
      { category: 'Z', rate: '0', jurisdiction: null, base: 120_000, tax: 0 },
    ])
  })

  test('its entries balance, its history speaks', async () => {
    const id = await drafted('r2')
    await fleet.call('POST', `/v1/invoices/${id}/sending`, {})
    const entries = JournalEntries.parse((await fleet.call('GET', `/v1/invoices/${id}/entries`)).body).items
    expect(entries).toHaveLength(1)
    expect(entries[0]?.postings).toMatchObject([
      { account: '1100', accountName: 'Accounts receivable', debit: 120_000, credit: 0, invoiceId: id },
      { account: '4000', accountName: 'Revenue', debit: 0, credit: 120_000 },
    ])
    const history = History.parse((await fleet.call('GET', `/v1/invoices/${id}/history`)).body).items
    expect(history.map(({ verb }) => verb)).toContain('mark_sent')
    expect(history.some(({ eventId }) => eventId !== null)).toBe(true)
  })

  test('lists filter by the words of the business, and counts agree with lists', async () => {
    const id = await drafted('r3')
    await fleet.call('POST', `/v1/invoices/${id}/voiding`, { reason: 'Told twice.' })
    const counts = WordCounts.parse((await fleet.call('GET', '/v1/invoices/counts')).body).items
    expect(counts.map(({ word }) => word)).toEqual([
      'draft',
      'sent',
      'viewed',
      'overdue',
      'partial',
      'paid',
      'refunded',
      'written_off',
      'cancelled',
      'void',
    ])
    for (const { word, count } of counts) {
      const list = InvoicePage.parse((await fleet.call('GET', `/v1/invoices?word=${word}`)).body)
      expect(list.items).toHaveLength(count)
      expect(list.items.every((row) => row.word.word === word)).toBe(true)
    }
    expect(counts.find(({ word }) => word === 'void')?.count).toBe(1)
    expect(problemOf(await fleet.call('GET', '/v1/invoices?word=lost')).status).toBe(422)
  })

  test('each filter narrows', async () => {
    const id = await drafted('needle', 777)
    const { number, customerId } = (await fleet.call<Invoice>('GET', `/v1/invoices/${id}`)).body
    const found = async (query: string): Promise<string[]> =>
      InvoicePage.parse((await fleet.call('GET', `/v1/invoices?${query}`)).body).items.map((row) => row.id)
    expect(await found(`number=${number}`)).toEqual([id])
    expect(await found('q=ORD-needle')).toEqual([id])
    expect(
      await found(`customer=${customerId}&issuedFrom=2026-03-01&issuedTo=2026-03-01&dueTo=2026-03-31`),
    ).toContain(id)
    for (const none of [
      'currency=EUR',
      'kind=credit_note',
      'issuedFrom=2026-03-02',
      'dueFrom=2026-04-01',
      'q=nobody',
    ]) {
      expect(await found(none), none).toEqual([])
    }
  })
})

describe('making and editing', () => {
  test('an invoice over finished work has its charges; side by side what was quoted, ordered and done', async () => {
    const told = await field.call<WorkEventAnswer>('POST', '/v1/work-events', serviceOrderDone('m1'))
    const made = await field.call('POST', '/v1/invoices', { works: [told.body.workId] })
    expect(made.status).toBe(201)
    const invoice = Invoice.parse(made.body)
    expect(made.headers.get('location')).toBe(`/v1/invoices/${invoice.id}`)
    expect(invoice).toMatchObject({
      net: 20_000,
      tax: 3_800,
      total: 23_800,
      number: null,
      word: { label: 'Draft' },
    })
    expect(invoice.work).toMatchObject([
      { quotationAmount: 18_000, orderAmount: 19_000, actualAmount: 20_000, amount: 20_000 },
    ])
  })

  test('a blank one for a customer named on the spot, then edited', async () => {
    const made = await field.call('POST', '/v1/invoices', {
      customer: { id: 'c-77', name: 'Nora Weiss' },
      currency: 'EUR',
      terms: 'eom',
      lines: [
        {
          description: 'Survey',
          quantity: '1.5',
          unit: 'hour',
          unitPrice: '92.44',
          taxRate: 19,
          discount: { kind: 'amount', amount: 0 },
        },
      ],
      documentDiscount: { kind: 'percent', percent: '10', cap: 500 },
    })
    // 1.5 × 92.44 = 138.66; 10 % would be 13.87, the cap is 5.00; 133.66 × 19 % = 25.40
    expect(Invoice.parse(made.body)).toMatchObject({
      subtotal: 13_866,
      discount: 500,
      net: 13_366,
      tax: 2_540,
      total: 15_906,
      dueOn: '2026-03-31',
    })
    const { id } = made.body as Invoice
    const edited = await field.call(
      'PATCH',
      `/v1/invoices/${id}`,
      {
        documentDiscount: null,
        notes: 'No discount after all.',
      },
      ANY,
    )
    expect(Invoice.parse(edited.body)).toMatchObject({
      discount: 0,
      net: 13_866,
      tax: 2_635,
      total: 16_501,
      notes: 'No discount after all.',
    })
    const emptied = await field.call('PATCH', `/v1/invoices/${id}`, { notes: null }, ANY)
    expect(emptied.body).toMatchObject({ notes: null, total: 16_501 })
    expect(problemOf(await field.call('PATCH', `/v1/invoices/${id}`, {}, ANY))).toMatchObject({
      status: 422,
      code: 'nothing_to_change',
    })
  })

  test('terms nobody understands are refused with a pointer and the grammar', async () => {
    const body = {
      customer: { id: 'c-78', name: 'N' },
      terms: 'whenever',
      lines: [{ description: 'x', quantity: 1, unitPrice: 1 }],
    }
    const problem = problemOf(await field.call('POST', '/v1/invoices', body))
    expect(problem).toMatchObject({ status: 422, code: 'terms_not_understood' })
    expect(problem.remedy).toContain('net 30')
  })
})
