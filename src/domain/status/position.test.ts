import { describe, expect, test } from 'vitest'
import { sampleInvoice } from '../../../test/support/domain/sample-invoice.ts'
import { everyPosition, positionOf, settlementOf } from './position.ts'

const DUE = '2026-03-31'
const dueOn = (today: string, more = {}): string =>
  positionOf(sampleInvoice({ dueOn: DUE, ...more }), today).due

describe('rule 17: overdue begins the day after the due date', () => {
  test('the day before and the due date itself are not overdue, the next day is', () => {
    expect(dueOn('2026-03-30')).toBe('not_due')
    expect(dueOn('2026-03-31')).toBe('not_due')
    expect(dueOn('2026-04-01')).toBe('overdue')
    expect(dueOn('2027-01-01')).toBe('overdue')
  })

  test('only a document with something open can be overdue', () => {
    const late = '2026-05-01'
    expect(dueOn(late, { paid: 50_000n })).toBe('overdue')
    expect(dueOn(late, { paid: 120_000n })).toBe('not_due')
    expect(dueOn(late, { credited: 120_000n })).toBe('not_due')
    expect(dueOn(late, { paid: 100_000n, credited: 20_000n })).toBe('not_due')
    expect(dueOn(late, { net: 0n, tax: 0n, total: 0n })).toBe('not_due')
    expect(dueOn(late, { stage: 'void' })).toBe('not_due')
    expect(dueOn(late, { stage: 'cancelled' })).toBe('not_due')
    expect(dueOn(late, { kind: 'credit_note' })).toBe('not_due')
    expect(dueOn(late, { kind: 'supplement' })).toBe('overdue')
  })

  test('money given back is open again', () => {
    expect(dueOn('2026-05-01', { paid: 120_000n, refunded: 120_000n })).toBe('overdue')
  })
})

describe('settlement', () => {
  test.each([
    ['nothing came', {}, 'unpaid'],
    ['some came', { paid: 1n }, 'partial'],
    ['all but a cent came', { paid: 119_999n }, 'partial'],
    ['all came', { paid: 120_000n }, 'paid'],
    ['some was credited', { credited: 1n }, 'partial'],
    ['all was credited', { credited: 120_000n }, 'paid'],
    ['money and credit make it whole', { paid: 70_000n, credited: 50_000n }, 'paid'],
    ['part of the money went back', { paid: 120_000n, refunded: 40_000n }, 'partial'],
    ['all of the money went back', { paid: 120_000n, refunded: 120_000n }, 'refunded'],
    ['a part payment went back whole', { paid: 40_000n, refunded: 40_000n }, 'refunded'],
    ['it never came to anything', { net: 0n, tax: 0n, total: 0n }, 'paid'],
    ['it is a draft of nothing', { stage: 'draft', net: 0n, tax: 0n, total: 0n }, 'unpaid'],
    ['all of it was given up', { writtenOff: 120_000n }, 'written_off'],
    ['what did not come was given up', { paid: 70_000n, writtenOff: 50_000n }, 'written_off'],
    ['a part of it was given up', { writtenOff: 50_000n }, 'unpaid'],
    ['it is void', { stage: 'void' }, 'unpaid'],
    ['a credit note was confirmed', { kind: 'credit_note', credited: 120_000n }, 'unpaid'],
    ['a credit note went to customer credit', { kind: 'credit_note' }, 'unpaid'],
  ] as const)('%s', (_, differences, settlement) => {
    expect(settlementOf(sampleInvoice(differences))).toBe(settlement)
  })
})

describe('delivery and visibility follow the dated facts', () => {
  const at = '2026-03-02T09:00:00.000Z'
  const position = (more: Parameters<typeof sampleInvoice>[0]) =>
    positionOf(sampleInvoice(more), '2026-03-02')

  test('delivery', () => {
    expect(position({}).delivery).toBe('none')
    expect(position({ sentAt: at }).delivery).toBe('sent')
    expect(position({ sentAt: at, viewedAt: at }).delivery).toBe('viewed')
    expect(position({ viewedAt: at }).delivery).toBe('viewed')
  })

  test('visibility', () => {
    expect(position({}).visibility).toBe('internal')
    expect(position({ publishedAt: at }).visibility).toBe('published')
    expect(position({ publishedAt: at, archivedAt: at }).visibility).toBe('archived')
  })

  test('the stage is the stored one', () => {
    for (const stage of ['draft', 'posted', 'void', 'cancelled'] as const)
      expect(position({ stage }).stage).toBe(stage)
  })
})

test('every position: 4 stages × 3 deliveries × 5 settlements × 2 × 3, each once', () => {
  const all = everyPosition()
  expect(all).toHaveLength(360)
  expect(new Set(all.map((position) => JSON.stringify(position))).size).toBe(360)
})
