import { expect, test } from 'vitest'
import { DEFAULT_ACCOUNTS } from '../../../test/support/domain/accounts.ts'
import { sampleInvoice } from '../../../test/support/domain/sample-invoice.ts'
import { DEFAULT_CHART } from './chart.ts'
import type { EntryContent } from './entry.ts'
import { revenueRecognition } from './posting-rules.ts'
import { printJournal } from './print.ts'

const content = (currency: string, ...postings: [account: string, amount: bigint][]): EntryContent => ({
  kind: 'invoice_payment',
  date: '2026-03-01',
  documentType: 'payment',
  documentId: 'payment-1',
  customerId: null,
  currency,
  description: 'Payment 1',
  postings: postings.map(([account, amount]) => ({ account, amount, invoiceId: null })),
})
const rowsOf = (entry: EntryContent): string[] => printJournal([entry], DEFAULT_CHART).split('\n').slice(1)

test('an entry is a heading and a row for each posting, debits and credits with their account', () => {
  const entry = revenueRecognition(sampleInvoice(), DEFAULT_ACCOUNTS)
  expect(
    printJournal([entry, entry], DEFAULT_CHART)
      .split('\n')
      .map((line) => line.replace(/ {2,}/g, '  ')),
  ).toEqual([
    '2026-03-01  revenue_recognition  Invoice INV-2026-00001',
    '  Dr 1100 Accounts receivable  1,200.00',
    '  Cr 4000 Revenue  1,000.00',
    '  Cr 2100 Tax payable  200.00',
    '2026-03-01  revenue_recognition  Invoice INV-2026-00001',
    '  Dr 1100 Accounts receivable  1,200.00',
    '  Cr 4000 Revenue  1,000.00',
    '  Cr 2100 Tax payable  200.00',
  ])
  expect(printJournal([], DEFAULT_CHART)).toBe('')
})

test('amounts of every account of the default chart end in the same column', () => {
  const rows = DEFAULT_CHART.flatMap((account) =>
    [1n, -100_000_000_00n].flatMap((amount) => rowsOf(content('USD', [account.code, amount]))),
  )
  expect(new Set(rows.map((row) => row.length)).size).toBe(1)
  for (const row of rows) expect(row).toMatch(/^ {4}(Dr|Cr) \d{4} .*\S +[\d,.]+$/)
})

test('an account that is not in the chart is printed by its code', () => {
  expect(rowsOf(content('USD', ['9999', 100n]))[0]).toMatch(/^ {4}Dr 9999 +1\.00$/)
})

test('amounts have the places of their currency and no sign', () => {
  expect(rowsOf(content('JPY', ['1000', 1240n]))[0]).toMatch(/Dr 1000 Cash +1,240$/)
  expect(rowsOf(content('KWD', ['1000', -1240n]))[0]).toMatch(/Cr 1000 Cash +1\.240$/)
})
