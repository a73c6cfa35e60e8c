import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.ts'
import { amount, credits } from '../../../test/support/domain/credits.ts'
import { asksDeposit, minor, percent } from '../../../test/support/domain/deposits.ts'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { does, line, makes } from '../../../test/support/domain/people.ts'
import { at, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { fieldService } from '../profile/field-service.ts'

const lines = fc.array(
  fc.record({
    price: fc.integer({ min: 1, max: 999_999 }).map((thousandths) => decimal(String(thousandths / 1000))),
    quantity: fc.constantFrom('1', '3', '0.5', '7.25').map(decimal),
    rate: fc.constantFrom('0', '5.5', '8.1', '19', '20').map(decimal),
    jurisdiction: fc.constantFrom(undefined, 'DE', 'US-IL'),
    discount: fc.constantFrom(null, { kind: 'percent' as const, percent: decimal('12.5') }),
  }),
  { minLength: 1, maxLength: 5 },
)
const deposits = fc.array(
  fc.record({
    /** Of what is left, in thousandths; all of it among them. */
    share: fc.oneof(fc.integer({ min: 1, max: 999 }), fc.constant(1000)),
    becomes: fc.constantFrom('stands', 'stands', 'void', 'credited', 'credited in part', 'stays a draft'),
  }),
  { maxLength: 5 },
)

const signed = (invoice: Invoice, pick: (invoice: Invoice) => bigint): bigint =>
  invoice.kind === 'credit_note' ? -pick(invoice) : pick(invoice)

/** Base and tax by rate and jurisdiction, of final documents together. */
function groupsOf(documents: readonly Invoice[]): Record<string, string> {
  const sums = new Map<string, [bigint, bigint]>()
  for (const one of documents) {
    const sign = one.kind === 'credit_note' ? -1n : 1n
    for (const { category, rate, jurisdiction, base, tax } of one.taxGroups) {
      const key = `${category} ${rate} ${jurisdiction}`
      const [bases, taxes] = sums.get(key) ?? [0n, 0n]
      sums.set(key, [bases + sign * base, taxes + sign * tax])
    }
  }
  return Object.fromEntries([...sums].map(([key, [base, tax]]) => [key, `${base} ${tax}`]))
}

test('deposits of any size, void, credited or kept, and the document that bills the rest come to the whole, in every group, to the minor unit', () => {
  fc.assert(
    fc.property(
      lines,
      deposits,
      fc.record({
        currency: fc.constantFrom('USD', 'JPY', 'KWD'),
        pricesIncludeTax: fc.boolean(),
        taxRounding: fc.constantFrom('document' as const, 'line' as const),
        discount: fc.constantFrom(null, { kind: 'percent' as const, percent: decimal('3.3') }),
        /** Whether the draft of the whole stands before the deposits are asked for, or between them and the end. */
        afterwards: fc.boolean(),
      }),
      (priced, asked, { currency, pricesIncludeTax, taxRounding, discount, afterwards }) => {
        const books = new PaperBooks({ ...fieldService, pricesIncludeTax, taxRounding })
        books.tell(orderPriced('o-1', 100, at(1)))
        const customerId = [...books.customers.keys()][0]!
        const charges = priced.map(({ price, quantity, rate, jurisdiction, discount: off }, n) =>
          line(`Line ${n}`, '1', {
            unitPrice: price,
            quantity,
            discount: off,
            tax: { category: 'S', rate, jurisdiction },
          }),
        )
        books.carryOut(
          makes({ addressee: { customerId }, lines: charges, currency, documentDiscount: discount }),
        )
        const draft = books.document(-1)
        fc.pre(draft.kind === 'invoice' && draft.total > 0n && draft.currency === currency)
        const whole = { ...draft }
        const made: string[] = []
        const become = (id: string, becomes: string): void => {
          const { total } = books.invoices.get(id)!
          if (becomes === 'void') books.carryOut(does('cancel', id, 'Not wanted.'))
          if (becomes === 'credited') books.carryOut(credits(id, { by: 'rest' }))
          if (becomes === 'credited in part') books.carryOut(credits(id, amount((total + 1n) / 2n)))
        }
        for (const { share, becomes } of asked) {
          const left = books.invoices.get(draft.id)!.total
          const part = (left * BigInt(share)) / 1000n
          const before = books.invoices.size
          books.carryOut(
            asksDeposit({ invoiceId: draft.id }, minor(part), { confirm: becomes !== 'stays a draft' }),
          )
          if (books.invoices.size === before) continue
          const { id } = books.document(-1)
          made.push(id)
          if (!afterwards) become(id, becomes)
        }
        if (afterwards)
          for (const [n, id] of made.entries()) {
            const { becomes } = asked[n]!
            if (books.invoices.get(id)!.stage === 'posted') become(id, becomes)
          }
        books.carryOut(does('confirm', draft.id))
        const final = books.invoices.get(draft.id)!
        expect(final.stage).toBe('posted')
        const documents = [...books.invoices.values()].filter(
          ({ stage, currency: of }) => stage === 'posted' && of === currency,
        )
        const together = groupsOf(documents)
        for (const [key, sum] of Object.entries(groupsOf([whole]))) expect(together[key]).toBe(sum)
        const sum = (pick: (invoice: Invoice) => bigint): bigint =>
          documents.reduce((all, one) => all + signed(one, pick), 0n)
        expect([sum((it) => it.tax), sum((it) => it.total)]).toEqual([whole.tax, whole.total])
        expect(books.accountSum('2400')).toBe(0n)
        expect(books.accountSum('4000')).toBe(-whole.net)
        expect(books.accountSum('2100')).toBe(-whole.tax)
        expect(brokenIn(books)).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('of all of it, whatever it is, leaves nothing to pay', () => {
  fc.assert(
    fc.property(lines, fc.boolean(), (priced, pricesIncludeTax) => {
      const books = new PaperBooks({ ...fieldService, pricesIncludeTax })
      books.tell(orderPriced('o-1', 100, at(1)))
      const customerId = [...books.customers.keys()][0]!
      const charges = priced.map(({ price, quantity, rate, jurisdiction }, n) =>
        line(`Line ${n}`, '1', { unitPrice: price, quantity, tax: { category: 'S', rate, jurisdiction } }),
      )
      books.carryOut(makes({ addressee: { customerId }, lines: charges }))
      const draft = books.document(-1)
      fc.pre(draft.total > 0n)
      books.carryOut(asksDeposit({ invoiceId: draft.id }, percent('100')))
      books.carryOut(does('confirm', draft.id))
      expect(books.invoices.get(draft.id)).toMatchObject({ stage: 'posted', total: 0n, net: 0n, tax: 0n })
      expect(books.accountSum('4000')).toBe(-draft.net)
      expect(books.accountSum('2400')).toBe(0n)
    }),
    { numRuns: 100 },
  )
})
