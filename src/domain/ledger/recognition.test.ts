import { describe, expect, test } from 'vitest'
import { DEFAULT_ACCOUNTS } from '../../../test/support/domain/accounts.ts'
import { sampleInvoice } from '../../../test/support/domain/sample-invoice.ts'
import { STAGES } from '../status/position.ts'
import { fieldService } from '../profile/field-service.ts'
import { fleet } from '../profile/fleet.ts'
import { isRecognized, receivableOf, recognitionOf } from './recognition.ts'

describe('whether the books speak of a document', () => {
  test.each([
    [fleet, 'invoice', ['draft', 'posted']],
    [fleet, 'supplement', ['draft', 'posted']],
    [fleet, 'credit_note', ['posted']],
    [fieldService, 'invoice', ['posted']],
    [fieldService, 'supplement', ['posted']],
    [fieldService, 'credit_note', ['posted']],
  ] as const)('$0.code, %s: %j', (profile, kind, stages) => {
    expect(STAGES.filter((stage) => isRecognized(sampleInvoice({ kind, stage }), profile))).toEqual(stages)
  })
})

describe('what the books should say', () => {
  test('nothing of an unrecognized, ended or zero document', () => {
    for (const differences of [
      { stage: 'draft' },
      { stage: 'void' },
      { stage: 'cancelled' },
      { net: 0n, tax: 0n, total: 0n },
    ] as const) {
      expect(recognitionOf(sampleInvoice(differences), fieldService, DEFAULT_ACCOUNTS)).toEqual([])
    }
  })

  test('one revenue_recognition of an invoice, one credit_note of a credit note', () => {
    const kinds = (differences: Parameters<typeof sampleInvoice>[0]) =>
      recognitionOf(sampleInvoice(differences), fleet, DEFAULT_ACCOUNTS).map((entry) => entry.kind)
    expect(kinds({ stage: 'draft' })).toEqual(['revenue_recognition'])
    expect(kinds({ kind: 'supplement' })).toEqual(['revenue_recognition'])
    expect(kinds({ kind: 'credit_note', credited: 5n })).toEqual(['credit_note'])
  })

  test('of an invoice whose net cancels out while tax remains, the tax', () => {
    const [entry] = recognitionOf(sampleInvoice({ net: 0n, tax: 500n, total: 500n }), fleet, DEFAULT_ACCOUNTS)
    expect(entry?.postings.map((posting) => [posting.account, posting.amount])).toEqual([
      ['1100', 500n],
      ['2100', -500n],
    ])
  })
})

describe('what Accounts Receivable holds', () => {
  test.each([
    ['all of an unpaid one', {}, 120_000n],
    ['what is left of a part-paid one', { paid: 20_000n }, 100_000n],
    ['nothing of one settled by money and credit', { paid: 20_000n, credited: 100_000n }, 0n],
    ['what was given back', { paid: 120_000n, refunded: 20_000n }, 20_000n],
    ['nothing of a void one', { stage: 'void' }, 0n],
    ['nothing of a cancelled one', { stage: 'cancelled' }, 0n],
    ['nothing of a credit note itself', { kind: 'credit_note' }, 0n],
  ] as const)('%s', (_, differences, amount) => {
    expect(receivableOf(sampleInvoice(differences), fleet)).toBe(amount)
  })

  test('a draft only where drafts are recognized', () => {
    expect(receivableOf(sampleInvoice({ stage: 'draft' }), fleet)).toBe(120_000n)
    expect(receivableOf(sampleInvoice({ stage: 'draft' }), fieldService)).toBe(0n)
  })
})
