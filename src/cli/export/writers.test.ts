import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nastyBooks } from '../../../test/support/plain-text/nasty.ts'
import type { Account, JournalEntry } from '../../contract/journal.ts'
import { beancountWriter } from './beancount.ts'
import { hledgerWriter } from './hledger.ts'
import { onOneLine } from './writer.ts'

const CHART: readonly Account[] = [
  { code: '1000', name: 'Cash', type: 'asset', role: 'cash', active: true },
  { code: '1100', name: 'Accounts receivable', type: 'asset', role: 'receivable', active: true },
]
const PAID: JournalEntry = {
  id: '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f',
  date: '2026-03-15',
  recordedAt: '2026-03-15T09:00:00.000Z',
  kind: 'invoice_payment',
  description: 'Payment by "bank"; thanks',
  documentType: 'payment',
  documentId: '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e70',
  documentNumber: null,
  customerId: '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e71',
  customerName: '(Harbor) | Goods',
  currency: 'KWD',
  amount: 5,
  reverses: null,
  reversedBy: null,
  actor: 'key Bank',
  postings: [
    { account: '1000', accountName: 'Cash', debit: 5, credit: 0, invoiceId: null },
    {
      account: '1100',
      accountName: 'Accounts receivable',
      debit: 0,
      credit: 5,
      invoiceId: '0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e72',
    },
  ],
}

describe('hledger', () => {
  test('a journal with its chart, its currency and an entry; the currency is declared once', () => {
    const writer = hledgerWriter({ name: 'Swift\nCouriers', accounts: CHART })
    const entry = `
2026-03-15 * () (Harbor) / Goods | Payment by "bank", thanks
    ; id:${PAID.id}, kind:invoice_payment, document:payment ${PAID.documentId}
    assets:1000 Cash  0.005 KWD
    assets:1100 Accounts receivable  -0.005 KWD  ; invoice:0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e72
`
    expect(writer.head + writer.entry(PAID) + writer.entry(PAID)).toBe(`; Swift Couriers

decimal-mark .

account assets:1000 Cash  ; type: C
account assets:1100 Accounts receivable  ; type: A

commodity 1000.000 KWD
${entry}${entry}`)
    expect(writer.entry({ ...PAID, currency: 'JPY' })).toContain('\ncommodity 1000. JPY\n')
  })

  test('whatever a name or a description holds, nothing in it is syntax, and no two accounts are one', () => {
    fc.assert(
      fc.property(nastyBooks({ minLength: 1, maxLength: 1 }), ({ name, accounts, entries: [entry] }) => {
        const { head, entry: write } = hledgerWriter({ name, accounts })
        const directives = head.split('\n').slice(4, -1)
        const names = directives.map(
          (line) => /^account ([a-z]+:[^:;\s]+( [^:;\s]+)*) {2}; type: [ALERX]$/.exec(line)?.[1],
        )
        expect(new Set(names).size).toBe(accounts.length)
        expect(names).not.toContain(undefined)
        const [, , , first, tags, ...postings] = write(entry!).split('\n')
        expect(first).toMatch(/^\d{4}-\d\d-\d\d \* (\(\) \(|(?!\())[^;]*$/u)
        expect(first).not.toMatch(/\|.*\|/)
        expect(tags!.match(/, /g)).toHaveLength(
          2 + Number(entry!.documentNumber !== null) + Number(entry!.reverses !== null),
        )
        expect(postings).toHaveLength(3)
      }),
    )
  })
})

describe('beancount', () => {
  test('a journal with its chart and an entry; the accounts are opened once', () => {
    const writer = beancountWriter({ name: 'Swift "Couriers"', accounts: CHART })
    const entry = `
2026-03-15 * "(Harbor) | Goods" "Payment by \\"bank\\"; thanks"
  id: "${PAID.id}"
  kind: "invoice_payment"
  document: "payment ${PAID.documentId}"
  Assets:A1000-Cash  0.005 KWD
  Assets:A1100-Accounts-Receivable  -0.005 KWD
    invoice: "0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e72"
`
    expect(writer.head + writer.entry(PAID) + writer.entry(PAID)).toBe(`option "title" "Swift \\"Couriers\\""

2026-03-15 open Assets:A1000-Cash
  name: "Cash"
2026-03-15 open Assets:A1100-Accounts-Receivable
  name: "Accounts receivable"
${entry}${entry}`)
  })

  test('dashes of a code are told from those of a name', () => {
    const named = (code: string, name: string): Account => ({ ...CHART[0]!, code, name })
    const writer = beancountWriter({ name: '', accounts: [named('11', '00 x'), named('11-00', 'x')] })
    const text = writer.entry({ ...PAID, postings: [] })
    expect(text.match(/Assets:\S+/g)).toEqual(['Assets:A11-00-X', 'Assets:A11-00--X'])
  })

  test('whatever a name or a description holds, it is read back, and no two accounts are one', () => {
    const read = (quoted: string): string => quoted.slice(1, -1).replaceAll(/\\(.)/gu, '$1')
    fc.assert(
      fc.property(nastyBooks({ minLength: 1, maxLength: 1 }), ({ name, accounts, entries: [entry] }) => {
        const writer = beancountWriter({ name, accounts })
        const lines = writer.entry(entry!).split('\n')
        const names = lines.flatMap((line) => / open (.*)$/.exec(line)?.[1] ?? [])
        expect(new Set(names).size).toBe(accounts.length)
        for (const one of names) expect(one).toMatch(/^[A-Z][a-z]+:A[\p{L}\p{Nd}-]+$/u)
        const head = lines.find((line) => /^\S+ \*/.test(line))!
        const texts = [entry!.customerName, entry!.description].filter((text) => text !== null).map(onOneLine)
        expect(head.match(/"(?:[^"\\]|\\.)*"/gu)!.map(read)).toEqual(texts)
        expect(head.replaceAll(/"(?:[^"\\]|\\.)*"/gu, 'T')).toBe(
          `${entry!.date} *${' T'.repeat(texts.length)}`,
        )
      }),
    )
  })
})

test('an amount of any size and currency keeps every digit', () => {
  fc.assert(
    fc.property(nastyBooks({ minLength: 1, maxLength: 1 }), ({ name, accounts, entries: [entry] }) => {
      for (const writerOf of [hledgerWriter, beancountWriter]) {
        const text = writerOf({ name, accounts }).entry(entry!)
        const amounts = [...text.matchAll(/ {2}(-?)([\d.]+) (?:USD|JPY|KWD|CLF)(?=\n| {2};)/g)]
        expect(
          amounts.map(([, sign, digits]) => `${sign}${digits!.replace('.', '').replace(/^0+/, '')}`),
        ).toEqual([`${entry!.amount}`, `-${entry!.amount}`])
      }
    }),
  )
})
