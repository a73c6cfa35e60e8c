import { describe, expect, test } from 'vitest'
import { everyPosition, type Position } from './position.ts'
import { inOrderOfLife, matches, VOCABULARIES, wordFor, type VocabularyCode } from './vocabulary.ts'

const CODES = Object.keys(VOCABULARIES) as VocabularyCode[]

/** The words of all positions that are as named. */
function wordsWhere(code: VocabularyCode, named: Partial<Position>): string[] {
  const asNamed = everyPosition().filter((position) =>
    (Object.keys(named) as (keyof Position)[]).every((answer) => position[answer] === named[answer]),
  )
  return [...new Set(asNamed.map((position) => wordFor(position, code).word))].sort()
}

describe.each(CODES)('the table of %s', (code) => {
  const rows = VOCABULARIES[code]

  test('ends with a row that matches everything, and no earlier row does', () => {
    const catchAll = rows.map((row) => everyPosition().every((position) => matches(position, row.when)))
    expect(catchAll.lastIndexOf(true)).toBe(rows.length - 1)
    expect(catchAll.indexOf(true)).toBe(rows.length - 1)
  })

  test('uses each word once, and each word can be reached', () => {
    const words = rows.map((row) => row.word)
    expect(new Set(words).size).toBe(words.length)
    expect(wordsWhere(code, {})).toEqual(words.toSorted())
  })
})

describe('fleet (seed 1)', () => {
  test('has the words of its table and written off, and no others', () => {
    expect(wordsWhere('fleet', {})).toEqual(
      [
        'draft',
        'sent',
        'viewed',
        'partial',
        'paid',
        'overdue',
        'cancelled',
        'refunded',
        'void',
        'written_off',
      ].toSorted(),
    )
  })

  test('overdue comes only over sent and viewed: nothing part-paid, paid, draft or ended is overdue', () => {
    expect(wordsWhere('fleet', { stage: 'posted', settlement: 'unpaid', due: 'overdue' })).toEqual([
      'overdue',
    ])
    expect(wordsWhere('fleet', { stage: 'posted', settlement: 'partial' })).toEqual(['partial'])
    expect(wordsWhere('fleet', { stage: 'posted', settlement: 'paid' })).toEqual(['paid'])
    expect(wordsWhere('fleet', { stage: 'draft' })).toEqual(['draft'])
    expect(wordsWhere('fleet', { stage: 'void' })).toEqual(['void'])
    expect(wordsWhere('fleet', { stage: 'cancelled' })).toEqual(['cancelled'])
  })

  test('partial stays partial, past its due date too', () => {
    expect(wordsWhere('fleet', { stage: 'posted', settlement: 'partial', due: 'overdue' })).toEqual([
      'partial',
    ])
  })

  test('viewed once the customer opened it, sent before, refunded when the money went back', () => {
    const open = { stage: 'posted', settlement: 'unpaid', due: 'not_due' } as const
    expect(wordsWhere('fleet', { ...open, delivery: 'viewed' })).toEqual(['viewed'])
    expect(wordsWhere('fleet', { ...open, delivery: 'sent' })).toEqual(['sent'])
    expect(wordsWhere('fleet', { stage: 'posted', settlement: 'refunded' })).toEqual(['refunded'])
  })
})

describe('field service (seed 2)', () => {
  test('knows Draft, Posted, Paid, with Partially paid, Written off and Cancelled beside them', () => {
    expect(VOCABULARIES.field_service.map((row) => row.label).toSorted()).toEqual(
      ['Cancelled', 'Draft', 'Paid', 'Partially paid', 'Posted', 'Written off'].toSorted(),
    )
  })

  test('an invoice past draft is tracked as Posted until payment is received', () => {
    expect(wordsWhere('field_service', { stage: 'posted', settlement: 'unpaid' })).toEqual(['posted'])
    expect(wordsWhere('field_service', { stage: 'posted', settlement: 'paid' })).toEqual(['paid'])
    expect(wordsWhere('field_service', { stage: 'draft' })).toEqual(['draft'])
  })
})

describe('charter (seed 3)', () => {
  test('the client reads pending, paid or overdue, and overdue is red', () => {
    const standing = { stage: 'posted' } as const
    expect(wordsWhere('charter_client', standing)).toEqual(['overdue', 'paid', 'pending'])
    expect(wordsWhere('charter_client', { ...standing, settlement: 'paid' })).toEqual(['paid'])
    expect(wordsWhere('charter_client', { ...standing, settlement: 'unpaid', due: 'overdue' })).toEqual([
      'overdue',
    ])
    expect(wordsWhere('charter_client', { ...standing, settlement: 'partial', due: 'overdue' })).toEqual([
      'overdue',
    ])
    expect(wordsWhere('charter_client', { ...standing, settlement: 'unpaid', due: 'not_due' })).toEqual([
      'pending',
    ])
    expect(wordsWhere('charter_client', { ...standing, settlement: 'partial', due: 'not_due' })).toEqual([
      'pending',
    ])
    expect(VOCABULARIES.charter_client.find((row) => row.word === 'overdue')?.tone).toBe('bad')
  })

  test('archiving hides an invoice and changes no word', () => {
    for (const position of everyPosition().filter((one) => one.visibility === 'published')) {
      const archived = { ...position, visibility: 'archived' } as const
      expect(wordFor(archived, 'charter').word).toBe(wordFor(position, 'charter').word)
      expect(wordFor(archived, 'charter_client').word).toBe(wordFor(position, 'charter_client').word)
    }
  })
})

describe('home services (seed 4)', () => {
  test('has the six words of its table, and written off', () => {
    expect(VOCABULARIES.home_services.map((row) => row.label).toSorted()).toEqual(
      ['Draft', 'Overdue', 'Paid', 'Partially Paid', 'Pending', 'Void', 'Written off'].toSorted(),
    )
  })

  test('overdue: past the due date with balance remaining, part-paid or not', () => {
    expect(wordsWhere('home_services', { stage: 'posted', settlement: 'unpaid', due: 'overdue' })).toEqual([
      'overdue',
    ])
    expect(wordsWhere('home_services', { stage: 'posted', settlement: 'partial', due: 'overdue' })).toEqual([
      'overdue',
    ])
    expect(wordsWhere('home_services', { stage: 'posted', settlement: 'partial', due: 'not_due' })).toEqual([
      'partially_paid',
    ])
    expect(wordsWhere('home_services', { stage: 'posted', settlement: 'unpaid', due: 'not_due' })).toEqual([
      'pending',
    ])
  })

  test('void covers every document no payment is expected for', () => {
    expect(wordsWhere('home_services', { stage: 'void' })).toEqual(['void'])
    expect(wordsWhere('home_services', { stage: 'cancelled' })).toEqual(['void'])
  })
})

test.each(CODES)('%s: what is ended or paid never asks for money', (code) => {
  const asks = new Set(['sent', 'viewed', 'pending', 'overdue', 'partial', 'partially_paid', 'posted'])
  for (const position of everyPosition()) {
    const ended = position.stage === 'void' || position.stage === 'cancelled'
    const paid = position.stage === 'posted' && position.settlement === 'paid'
    if (ended || paid) expect(asks.has(wordFor(position, code).word)).toBe(false)
  }
})

test('words are shown in the order in which a document meets them', () => {
  const shown = (code: VocabularyCode): string[] => inOrderOfLife(code).map(({ word }) => word)
  expect(shown('fleet')).toEqual([
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
  expect(shown('field_service')).toEqual([
    'draft',
    'posted',
    'partially_paid',
    'paid',
    'written_off',
    'cancelled',
  ])
})
