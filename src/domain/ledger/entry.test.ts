import { describe, expect, test } from 'vitest'
import { DEFAULT_ACCOUNTS } from '../../../test/support/domain/accounts.ts'
import { sampleInvoice } from '../../../test/support/domain/sample-invoice.ts'
import { debitsOf, reverse, type JournalEntry } from './entry.ts'
import { revenueRecognition } from './posting-rules.ts'

const entry: JournalEntry = {
  ...revenueRecognition(sampleInvoice(), DEFAULT_ACCOUNTS),
  id: 'entry-1',
  reverses: null,
}

describe('debitsOf', () => {
  test('is the sum of the debits', () => expect(debitsOf(entry.postings)).toBe(120_000n))
  test('asserts that the entry balances', () => {
    expect(() => debitsOf(entry.postings.slice(1))).toThrow('does not balance')
  })
})

describe('a reversal', () => {
  test('mirrors every posting, keeps whose receivable it is, and is linked to what it undoes', () => {
    const reversal = reverse(entry, 'entry-2', '2026-03-09')
    expect(reversal).toMatchObject({
      id: 'entry-2',
      kind: 'revenue_recognition_reversal',
      date: '2026-03-09',
      reverses: 'entry-1',
      documentId: 'invoice-1',
      customerId: 'customer-1',
      currency: 'USD',
      description: 'Reversal of: Invoice INV-2026-00001',
    })
    expect(reversal.postings).toEqual([
      { account: '1100', amount: -120_000n, invoiceId: 'invoice-1' },
      { account: '4000', amount: 100_000n, invoiceId: null },
      { account: '2100', amount: 20_000n, invoiceId: null },
    ])
  })

  test('is never dated before the entry it undoes', () => {
    expect(reverse(entry, 'entry-2', '2026-02-01').date).toBe('2026-03-01')
  })
})
