import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.ts'
import { amount, corrects, credits } from '../../../test/support/domain/credits.ts'
import { asksDeposit, minor } from '../../../test/support/domain/deposits.ts'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { does, edits, line, makes } from '../../../test/support/domain/people.ts'
import { at, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fieldService } from '../profile/field-service.ts'
import { chargeOf } from './edit-draft.ts'

const ACCOUNTS = ['4000', '4100', '4200', '4900'] as const
const lines = fc.array(
  fc.record({
    price: fc.integer({ min: 1, max: 999_999 }).map((thousandths) => decimal(String(thousandths / 1000))),
    quantity: fc.constantFrom('1', '3', '0.5', '7.25', '-1').map(decimal),
    rate: fc.constantFrom('0', '5.5', '8.1', '19', '20').map(decimal),
    jurisdiction: fc.constantFrom(undefined, 'DE', 'US-IL'),
    discount: fc.constantFrom(null, { kind: 'percent' as const, percent: decimal('12.5') }),
    account: fc.constantFrom(undefined, ...ACCOUNTS),
  }),
  { minLength: 1, maxLength: 6 },
)
const notes = fc.array(
  fc.oneof(
    fc.record({
      by: fc.constant('amount' as const),
      thousandths: fc.integer({ min: 1, max: 1000 }),
      of: fc.constantFrom('net' as const, 'total' as const),
    }),
    fc.record({
      by: fc.constant('line' as const),
      place: fc.nat({ max: 5 }),
      quantity: fc.constantFrom(null, '0.25', '1').map((text) => text && decimal(text)),
    }),
  ),
  { maxLength: 5 },
)
const how = fc.record({
  currency: fc.constantFrom('USD', 'JPY', 'KWD'),
  pricesIncludeTax: fc.boolean(),
  taxRounding: fc.constantFrom('document' as const, 'line' as const),
  discount: fc.constantFrom(null, { kind: 'percent' as const, percent: decimal('3.3') }),
})
type Priced = (typeof lines extends fc.Arbitrary<infer T> ? T : never)[number]
type How = typeof how extends fc.Arbitrary<infer T> ? T : never

function drafted(priced: readonly Priced[], { currency, discount, ...policy }: How) {
  const books = new PaperBooks({ ...fieldService, ...policy })
  books.tell(orderPriced('o-1', 100, at(1)))
  const customerId = [...books.customers.keys()][0]!
  const charges = priced.map(({ price, quantity, rate, jurisdiction, discount: off, account }, n) =>
    line(`Line ${n}`, '1', {
      unitPrice: price,
      quantity,
      discount: off,
      tax: { category: 'S', rate, jurisdiction },
      ...(account === undefined ? {} : { account }),
    }),
  )
  const before = books.invoices.size
  books.carryOut(makes({ addressee: { customerId }, lines: charges, currency, documentDiscount: discount }))
  fc.pre(books.invoices.size > before && books.document(-1).total > 0n)
  const draft = books.document(-1)
  /** What the lines of the whole earn on an account: the oracle knows lines alone. */
  const whole = new Map<string, bigint>()
  for (const { account = '4000', net } of books.lines.get(draft.id)!)
    whole.set(account, (whole.get(account) ?? 0n) + net)
  return { books, draft, whole }
}

const earned = (books: PaperBooks, account: string): bigint => -books.accountSum(account)

test('each account earns what its lines bill; credit notes of any kind and the rest take exactly that back from it', () => {
  let split = 0
  fc.assert(
    fc.property(lines, notes, how, (priced, asked, policy) => {
      const { books, draft, whole } = drafted(priced, policy)
      books.carryOut(does('confirm', draft.id))
      for (const code of ACCOUNTS) expect(earned(books, code)).toBe(whole.get(code) ?? 0n)
      const left = new Map(whole)
      const credit = (ask: Parameters<typeof credits>[1]): void => {
        const before = books.invoices.size
        books.carryOut(credits(draft.id, ask))
        if (books.invoices.size === before) return
        for (const { account = '4000', net } of books.lines.get(books.document(-1).id)!)
          left.set(account, (left.get(account) ?? 0n) - net)
        for (const code of ACCOUNTS) expect(earned(books, code)).toBe(left.get(code) ?? 0n)
        expect(brokenIn(books)).toEqual([])
        split += 1
      }
      for (const one of asked) {
        if (one.by === 'line')
          credit({
            by: 'lines',
            lines: [{ position: one.place + 1, quantity: one.quantity, amount: null }],
          })
        else {
          const part = (draft.total * BigInt(one.thousandths)) / 1000n
          if (part > 0n) credit(amount(part, one.of))
        }
      }
      credit({ by: 'rest' })
      for (const code of ACCOUNTS) expect(earned(books, code)).toBe(0n)
      expect(books.accountSum('2100')).toBe(0n)
    }),
    { numRuns: 300 },
  )
  expect(split).toBeGreaterThan(300)
})

test('a void takes back each account whole, and a correction earns it on the same accounts', () => {
  fc.assert(
    fc.property(lines, how, fc.boolean(), (priced, policy, voids) => {
      const { books, draft, whole } = drafted(priced, policy)
      books.carryOut(does('confirm', draft.id))
      books.carryOut(voids ? does('cancel', draft.id, 'Wrong.') : corrects(draft.id))
      for (const code of ACCOUNTS) expect(earned(books, code)).toBe(0n)
      if (voids) return
      books.carryOut(does('confirm', books.document(-1).id))
      for (const code of ACCOUNTS) expect(earned(books, code)).toBe(whole.get(code) ?? 0n)
      expect(brokenIn(books)).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('deposits are deferred on one account, and earned on those of the whole', () => {
  fc.assert(
    fc.property(
      lines,
      fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 3 }),
      how,
      (priced, shares, policy) => {
        const { books, draft, whole } = drafted(priced, policy)
        let deferred = 0n
        for (const share of shares) {
          const part = (books.invoices.get(draft.id)!.total * BigInt(share)) / 1000n
          const before = books.invoices.size
          books.carryOut(asksDeposit({ invoiceId: draft.id }, minor(part)))
          if (books.invoices.size > before) deferred += books.document(-1).net
        }
        for (const code of ACCOUNTS) expect(earned(books, code)).toBe(0n)
        books.carryOut(does('confirm', draft.id))
        expect(books.accountSum('2400')).toBe(0n)
        for (const code of ACCOUNTS) expect(earned(books, code)).toBe(whole.get(code) ?? 0n)
        books.carryOut(credits(draft.id, { by: 'rest' }))
        if (books.document(-1).kind !== 'credit_note') return
        expect(earned(books, '2400')).toBe(deferred)
        for (const code of ACCOUNTS) expect(earned(books, code)).toBe(0n)
      },
    ),
    { numRuns: 200 },
  )
})

test('a line that names nothing earns on the account of its kind; one that does, on that; and all of it comes back', () => {
  const KINDS = ['labor', 'part', 'fee', 'adjustment', 'other'] as const
  const code = fc.constantFrom('4100', '4200', '4900')
  const mapping = fc.record(Object.fromEntries(KINDS.map((kind) => [kind, code])), { requiredKeys: [] })
  const priced = fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      named: fc.constantFrom(undefined, null, ...ACCOUNTS),
      price: fc.integer({ min: 1, max: 99_999 }).map(String),
    }),
    { minLength: 1, maxLength: 6 },
  )
  let mapped = 0
  fc.assert(
    fc.property(priced, mapping, mapping, (asked, accounts, later) => {
      const books = new PaperBooks({ ...fieldService, revenueAccounts: accounts })
      books.tell(orderPriced('o-1', 100, at(1)))
      const charges = asked.map(({ kind, named, price }) =>
        line(kind, price, { kind, ...(named === undefined ? {} : { account: named }) }),
      )
      const addressee = { customerId: [...books.customers.keys()][0]! }
      expect(books.carryOut(makes({ addressee, lines: charges })).came).toBe('plan')
      const should = new Map<string, bigint>()
      for (const { kind, named, price } of asked) {
        const account = named === undefined ? (accounts[kind] ?? '4000') : (named ?? '4000')
        if (named === undefined && account !== '4000') mapped += 1
        should.set(account, (should.get(account) ?? 0n) + BigInt(price) * 100n)
      }
      const earns = (): void => {
        for (const account of ACCOUNTS) expect(earned(books, account)).toBe(should.get(account) ?? 0n)
      }
      const { id } = books.document(-1)
      books.changeProfile({ ...fieldService, revenueAccounts: later })
      // What stands is edited as it stands, whatever kinds earn on since; less comes off each account.
      expect(books.carryOut(edits(id, { notes: 'x', lines: books.lines.get(id)!.map(chargeOf) })).came).toBe(
        'plan',
      )
      books.carryOut(does('confirm', id))
      earns()
      books.carryOut(corrects(id))
      for (const account of ACCOUNTS) expect(earned(books, account)).toBe(0n)
      books.carryOut(does('confirm', books.document(-1).id))
      earns()
      expect(brokenIn(books)).toEqual([])
    }),
    { numRuns: 300 },
  )
  expect(mapped).toBeGreaterThan(100)
})
