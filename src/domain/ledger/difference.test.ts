import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_ACCOUNTS } from '../../../test/support/domain/accounts.ts'
import { sampleInvoice } from '../../../test/support/domain/sample-invoice.ts'
import { DEFAULT_CHART } from './chart.ts'
import { entriesToPost } from './difference.ts'
import type { EntryContent, JournalEntry } from './entry.ts'
import { revenueRecognition } from './posting-rules.ts'
import { printJournal } from './print.ts'

const ids = (): (() => string) => {
  let last = 0
  return () => `new-${(last += 1)}`
}
const said = (total: bigint): EntryContent =>
  revenueRecognition(sampleInvoice({ net: total, tax: 0n, total }), DEFAULT_ACCOUNTS)
const standing = (content: EntryContent, id = 'old-1'): JournalEntry => ({ ...content, id, reverses: null })
const onTheNinth = (): string => '2026-03-09'

describe('rule 20: the books are told by difference', () => {
  test('nothing where they agree, whatever the entry is called', () => {
    expect(entriesToPost([said(100n)], [standing(said(100n))], onTheNinth, ids())).toEqual([])
    expect(
      entriesToPost(
        [{ ...said(100n), description: 'Another name' }],
        [standing(said(100n))],
        onTheNinth,
        ids(),
      ),
    ).toEqual([])
    expect(entriesToPost([], [], onTheNinth, ids())).toEqual([])
  })

  test('the order of postings is no difference', () => {
    const turned = { ...said(100n), postings: said(100n).postings.toReversed() }
    expect(entriesToPost([turned], [standing(said(100n))], onTheNinth, ids())).toEqual([])
  })

  test('an entry where they said nothing', () => {
    const [entry, ...rest] = entriesToPost([said(100n)], [], onTheNinth, ids())
    expect(rest).toEqual([])
    expect(entry).toEqual({ ...said(100n), id: 'new-1', reverses: null })
  })

  test('of two that say the same, the one that is not named goes', () => {
    const first = standing(said(100n), 'old-1')
    const second = standing(said(100n), 'old-2')
    expect(entriesToPost([second], [first, second], onTheNinth, ids())).toMatchObject([{ reverses: 'old-1' }])
    expect(entriesToPost([first], [first, second], onTheNinth, ids())).toMatchObject([{ reverses: 'old-2' }])
  })

  test('a reversal where they should say nothing', () => {
    const entries = entriesToPost([], [standing(said(100n))], onTheNinth, ids())
    expect(entries).toMatchObject([
      { kind: 'revenue_recognition_reversal', reverses: 'old-1', date: '2026-03-09' },
    ])
  })

  test('a reversal and a fresh entry where they should say something else', () => {
    const entries = entriesToPost([said(150n)], [standing(said(100n))], onTheNinth, ids())
    expect(
      printJournal(entries, DEFAULT_CHART)
        .split('\n')
        .map((line) => line.trim().replace(/ {2,}/g, '  ')),
    ).toEqual([
      '2026-03-09  revenue_recognition_reversal  Reversal of: Invoice INV-2026-00001',
      'Cr 1100 Accounts receivable  1.00',
      'Dr 4000 Revenue  1.00',
      '2026-03-01  revenue_recognition  Invoice INV-2026-00001',
      'Dr 1100 Accounts receivable  1.50',
      'Cr 4000 Revenue  1.50',
    ])
  })

  test.each([
    ['date', { date: '2026-03-02' }],
    ['customer', { customerId: 'customer-2' }],
    ['kind', { kind: 'credit_note' }],
    ['currency', { currency: 'EUR' }],
  ] as const)('another %s is a difference', (_, change) => {
    expect(
      entriesToPost([{ ...said(100n), ...change }], [standing(said(100n))], onTheNinth, ids()),
    ).toHaveLength(2)
  })

  test('another account or another invoice’s receivable is a difference', () => {
    const elsewhere = said(100n).postings.map((posting) => ({
      ...posting,
      account: posting.account === '4000' ? '4100' : posting.account,
    }))
    const others = said(100n).postings.map((posting) => ({
      ...posting,
      invoiceId: posting.invoiceId && 'invoice-2',
    }))
    for (const postings of [elsewhere, others]) {
      expect(
        entriesToPost([{ ...said(100n), postings }], [standing(said(100n))], onTheNinth, ids()),
      ).toHaveLength(2)
    }
  })

  test('two equal entries are two: one that stands keeps one of them', () => {
    expect(entriesToPost([said(100n), said(100n)], [standing(said(100n))], onTheNinth, ids())).toHaveLength(1)
    expect(
      entriesToPost([said(100n)], [standing(said(100n)), standing(said(100n), 'old-2')], onTheNinth, ids()),
    ).toMatchObject([{ reverses: 'old-2' }])
  })
})

describe('after what is posted the books say what they should', () => {
  const dates = fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03')
  const content = fc
    .record({
      amount: fc.bigInt({ min: -3n, max: 3n }),
      date: dates,
      account: fc.constantFrom('4000', '4100'),
    })
    .map(({ amount, date, account }): EntryContent => ({
      ...said(1n),
      date,
      postings: [
        { account: '1100', amount, invoiceId: 'invoice-1' },
        { account, amount: -amount, invoiceId: null },
      ],
    }))
  const several = fc.array(content, { maxLength: 4 })

  /** Net of every account, by hand: the independent oracle. */
  const nets = (entries: readonly EntryContent[]): Record<string, bigint> => {
    const sums: Record<string, bigint> = { 1100: 0n, 4000: 0n, 4100: 0n }
    for (const entry of entries)
      for (const { account, amount } of entry.postings) sums[account] = (sums[account] ?? 0n) + amount
    return sums
  }

  test('by account, whatever they said and should say', () => {
    fc.assert(
      fc.property(several, several, (should, had) => {
        const have = had.map((one, at) => standing(one, `old-${at}`))
        const posted = entriesToPost(should, have, onTheNinth, ids())
        expect(nets([...have, ...posted])).toEqual(nets(should))
        expect(new Set(posted.map((entry) => entry.id)).size).toBe(posted.length)
      }),
    )
  })

  test('and telling them again posts nothing', () => {
    fc.assert(
      fc.property(several, several, (should, had) => {
        const have = had.map((one, at) => standing(one, `old-${at}`))
        const all = [...have, ...entriesToPost(should, have, onTheNinth, ids())]
        const undone = new Set(all.map((entry) => entry.reverses))
        const stands = all.filter((entry) => entry.reverses === null && !undone.has(entry.id))
        expect(entriesToPost(should, stands, onTheNinth, ids())).toEqual([])
      }),
    )
  })
})
