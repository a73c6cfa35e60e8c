import { describe, expect, test } from 'vitest'
import { DEFAULT_ACCOUNTS } from '../../../test/support/domain/accounts.ts'
import { sampleInvoice } from '../../../test/support/domain/sample-invoice.ts'
import { DEFAULT_CHART } from './chart.ts'
import { debitsOf, type EntryContent } from './entry.ts'
import {
  cashCollected,
  creditNote,
  invoicePayment,
  nameOf,
  revenueRecognition,
  storefrontSale,
} from './posting-rules.ts'
import { printJournal } from './print.ts'

/** The entry as an accountant reads it, columns set aside (print.test.ts keeps those). */
const printed = (entry: EntryContent): string[] =>
  printJournal([entry], DEFAULT_CHART)
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, '  '))

const payment = {
  id: 'payment-1',
  customerId: 'customer-1',
  currency: 'USD',
  amount: 150_000n,
  unapplied: 0n,
  receivedOn: '2026-03-20',
  reference: 'TRX 9',
  method: 'bank_transfer',
}
const sale = {
  workId: 'work-1',
  reference: 'S-1',
  currency: 'USD',
  date: '2026-03-01',
  customerId: null,
  amounts: { total: 6000n, revenue: 5150n, tax: 400n, tips: 450n },
}

describe("the journal of the product's table", () => {
  test('revenue_recognition: Accounts receivable, total / Revenue, net · Tax payable', () => {
    expect(printed(revenueRecognition(sampleInvoice(), DEFAULT_ACCOUNTS))).toEqual([
      '2026-03-01  revenue_recognition  Invoice INV-2026-00001',
      'Dr 1100 Accounts receivable  1,200.00',
      'Cr 4000 Revenue  1,000.00',
      'Cr 2100 Tax payable  200.00',
    ])
  })

  test('without tax there is no posting to Tax payable, and of nothing no posting at all', () => {
    expect(
      printed(revenueRecognition(sampleInvoice({ tax: 0n, total: 100_000n }), DEFAULT_ACCOUNTS)),
    ).toEqual([
      '2026-03-01  revenue_recognition  Invoice INV-2026-00001',
      'Dr 1100 Accounts receivable  1,000.00',
      'Cr 4000 Revenue  1,000.00',
    ])
    const nothing = sampleInvoice({ net: 0n, tax: 0n, total: 0n })
    expect(revenueRecognition(nothing, DEFAULT_ACCOUNTS).postings).toEqual([])
  })

  test('invoice_payment: Cash / Accounts receivable of each invoice · the excess to Customer credit', () => {
    const entry = invoicePayment(
      { ...payment, unapplied: 20_000n },
      [
        { invoiceId: 'invoice-1', amount: 120_000n },
        { invoiceId: 'invoice-2', amount: 10_000n },
      ],
      DEFAULT_ACCOUNTS,
    )
    expect(printed(entry)).toEqual([
      '2026-03-20  invoice_payment  Payment TRX 9',
      'Dr 1000 Cash  1,500.00',
      'Cr 1100 Accounts receivable  1,200.00',
      'Cr 1100 Accounts receivable  100.00',
      'Cr 2200 Customer credit  200.00',
    ])
    expect(entry.postings.map((posting) => posting.invoiceId)).toEqual([null, 'invoice-1', 'invoice-2', null])
  })

  test('a payment nobody can place is customer credit as a whole', () => {
    expect(
      printed(invoicePayment({ ...payment, unapplied: 150_000n, reference: null }, [], DEFAULT_ACCOUNTS)),
    ).toEqual([
      '2026-03-20  invoice_payment  Payment by bank transfer',
      'Dr 1000 Cash  1,500.00',
      'Cr 2200 Customer credit  1,500.00',
    ])
  })

  test('storefront_sale: Cash / Revenue · Tax payable · Tips payable', () => {
    expect(printed(storefrontSale({ ...sale, onDelivery: false }, DEFAULT_ACCOUNTS))).toEqual([
      '2026-03-01  storefront_sale  Storefront sale S-1',
      'Dr 1000 Cash  60.00',
      'Cr 4000 Revenue  51.50',
      'Cr 2100 Tax payable  4.00',
      'Cr 2210 Tips payable  4.50',
    ])
  })

  test('cash on delivery is not cash until it is collected', () => {
    expect(printed(storefrontSale({ ...sale, onDelivery: true }, DEFAULT_ACCOUNTS))[1]).toBe(
      'Dr 1160 Cash on delivery to collect  60.00',
    )
    expect(printed(cashCollected({ ...sale, date: '2026-03-04', total: 6000n }, DEFAULT_ACCOUNTS))).toEqual([
      '2026-03-04  cash_collected  Cash collected for S-1',
      'Dr 1000 Cash  60.00',
      'Cr 1160 Cash on delivery to collect  60.00',
    ])
  })

  test('credit_note: Revenue · Tax payable / Accounts receivable of what it corrects', () => {
    const note = sampleInvoice({
      id: 'note-1',
      kind: 'credit_note',
      number: 'CN-2026-00001',
      originalId: 'invoice-1',
    })
    const entry = creditNote(note, 120_000n, DEFAULT_ACCOUNTS)
    expect(printed(entry)).toEqual([
      '2026-03-01  credit_note  Credit note CN-2026-00001',
      'Dr 4000 Revenue  1,000.00',
      'Dr 2100 Tax payable  200.00',
      'Cr 1100 Accounts receivable  1,200.00',
    ])
    expect(entry.postings[2]?.invoiceId).toBe('invoice-1')
  })

  test('what a credit note cannot take off its invoice becomes customer credit', () => {
    const note = sampleInvoice({ kind: 'credit_note', number: 'CN-2026-00001', originalId: 'invoice-1' })
    expect(printed(creditNote(note, 50_000n, DEFAULT_ACCOUNTS)).slice(3)).toEqual([
      'Cr 1100 Accounts receivable  500.00',
      'Cr 2200 Customer credit  700.00',
    ])
    expect(printed(creditNote(note, 0n, DEFAULT_ACCOUNTS)).slice(3)).toEqual([
      'Cr 2200 Customer credit  1,200.00',
    ])
  })

  test('every kind balances in currencies of 0, 2 and 3 places', () => {
    for (const currency of ['JPY', 'USD', 'KWD']) {
      const invoice = sampleInvoice({ currency })
      for (const [entry, total] of [
        [revenueRecognition(invoice, DEFAULT_ACCOUNTS), 120_000n],
        [creditNote(invoice, 7n, DEFAULT_ACCOUNTS), 120_000n],
        [storefrontSale({ ...sale, currency, onDelivery: true }, DEFAULT_ACCOUNTS), 6000n],
        [invoicePayment({ ...payment, currency, unapplied: 150_000n }, [], DEFAULT_ACCOUNTS), 150_000n],
      ] as const) {
        expect(debitsOf(entry.postings)).toBe(total)
        expect(entry.currency).toBe(currency)
      }
    }
  })
})

test('a document is named by kind and number', () => {
  expect(nameOf({ kind: 'invoice', number: 'INV-2026-00001' })).toBe('Invoice INV-2026-00001')
  expect(nameOf({ kind: 'supplement', number: 'INV-2026-00002' })).toBe('Supplement INV-2026-00002')
  expect(nameOf({ kind: 'credit_note', number: null })).toBe('Credit note (draft)')
})

test('the default chart has one account for each role, and no code twice', () => {
  const codes = DEFAULT_CHART.map((account) => account.code)
  expect(new Set(codes).size).toBe(codes.length)
  const roles = DEFAULT_CHART.flatMap((account) => account.role ?? [])
  expect(new Set(roles).size).toBe(roles.length)
  expect(Object.keys(DEFAULT_ACCOUNTS).toSorted()).toEqual(
    [
      'cash',
      'bank',
      'receivable',
      'gateway_clearing',
      'collection_clearing',
      'tax_payable',
      'customer_credit',
      'deferred_revenue',
      'tips_payable',
      'payment_differences',
      'retained_earnings',
      'revenue',
      'gateway_fees',
      'bad_debt',
      'fx_gain_loss',
      'exchange_difference',
      'opening_balance_equity',
    ].toSorted(),
  )
})
