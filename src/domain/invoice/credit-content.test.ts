import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { line } from '../../../test/support/domain/people.ts'
import { sampleInvoice } from '../../../test/support/domain/sample-invoice.ts'
import { fleet } from '../profile/fleet.ts'
import type { Charge } from '../work/charge.ts'
import { creditContent } from './credit-content.ts'
import { creditableOf, type Note } from './creditable.ts'
import type { CreditAsk } from './crediting.ts'
import { amountsOf, contentOf, type Content } from './document.ts'
import type { Invoice, InvoiceLine } from './invoice.ts'
import type { DocumentDiscount } from './totals.ts'

/** A final document with those lines, and notes on it, one after the other. */
class Credited {
  readonly original: Invoice
  readonly lines: readonly InvoiceLine[]
  readonly notes: Note[] = []

  constructor(
    charges: readonly Charge[],
    more: Partial<Pick<Invoice, 'currency' | 'taxRounding' | 'pricesIncludeTax'>> = {},
    discount: DocumentDiscount | null = null,
  ) {
    const policy = { currency: 'USD', taxRounding: 'document' as const, pricesIncludeTax: false, ...more }
    const content = contentOf(charges, discount, policy.currency, { ...fleet, ...policy })
    if (isRefusal(content)) throw new Error(content.message)
    this.original = sampleInvoice({ ...policy, ...amountsOf(content) })
    this.lines = content.lines
  }

  /** The content of the next note, or the code it is refused with. */
  credit(ask: CreditAsk): Content | string {
    const content = creditContent(ask, this.original, this.lines, this.notes, 'Invoice 1')
    if (isRefusal(content)) return content.code
    const crediting = { reason: 'goodwill', explanation: null, dispose: 'credit', ask } as const
    const note = sampleInvoice({ ...amountsOf(content), kind: 'credit_note', crediting })
    this.notes.push({ note, lines: content.lines })
    return content
  }

  total(ask: CreditAsk): bigint | string {
    const content = this.credit(ask)
    return typeof content === 'string' ? content : content.totals.total
  }

  /** What of the document no note took: net and tax. */
  left(): [net: bigint, tax: bigint] {
    const { net, tax } = this.original
    return this.notes.reduce(([n, t], { note }) => [n - note.net, t - note.tax], [net, tax])
  }

  lefts(): bigint[] {
    return creditableOf(this.original, this.lines, this.notes).groups.flatMap((group) => [
      group.leftBase,
      group.leftTax,
    ])
  }
}

const taxed = (rate: string, price: string, more: Partial<Charge> = {}): Charge =>
  line('Work', price, { tax: { category: 'S', rate: decimal(rate) }, ...more })
const net = (amount: bigint): CreditAsk => ({
  by: 'amount',
  of: 'net',
  parts: [{ description: null, amount }],
})
const total = (amount: bigint): CreditAsk => ({
  by: 'amount',
  of: 'total',
  parts: [{ description: null, amount }],
})
const ofLine = (position: number, quantity: string | null, amount: bigint | null = null): CreditAsk => ({
  by: 'lines',
  lines: [{ position, quantity: quantity === null ? null : decimal(quantity), amount }],
})

describe('rule 25: credited tax is cumulative', () => {
  test('68.33, 68.33, 57.50 and 85.00 @ 20 % come to 334.99', () => {
    const it = new Credited([taxed('20', '279.16')])
    const notes = [6833n, 6833n, 5750n, 8500n].map((amount) => it.total(net(amount)))
    expect(notes).toEqual([8200n, 8199n, 6900n, 10200n])
    expect(it.left()).toEqual([0n, 0n])
    expect(it.original.total).toBe(33_499n)
  })

  test('the same as lines of an invoice over more, whose rest stays', () => {
    const it = new Credited([taxed('20', '500')])
    for (const amount of [6833n, 6833n, 5750n, 8500n]) it.credit(ofLine(1, null, amount))
    expect(it.notes.reduce((sum, { note }) => sum + note.total, 0n)).toBe(33_499n)
    expect(it.left()).toEqual([22_084n, 4417n])
  })

  test('three lines of 0.70 @ 8.1 % keep their rounding: 0.17 by document, 0.18 by line', () => {
    for (const [taxRounding, tax] of [
      ['document', [6n, 5n, 6n]],
      ['line', [6n, 6n, 6n]],
    ] as const) {
      const it = new Credited(
        Array.from({ length: 3 }, () => taxed('8.1', '0.70')),
        { taxRounding },
      )
      for (const position of [1, 2, 3]) it.credit(ofLine(position, null))
      expect(it.notes.map(({ note }) => note.tax)).toEqual(tax)
      expect(it.left()).toEqual([0n, 0n])
    }
  })

  test('a third of a line three times is the line', () => {
    const it = new Credited([taxed('19', '0.3333333', { quantity: decimal('3') })])
    const nets = [1, 2, 3].map(() => (it.credit(ofLine(1, '1')) as Content).totals.net)
    expect(nets).toEqual([33n, 34n, 33n])
    expect(it.left()).toEqual([0n, 0n])
    expect(it.total(ofLine(1, '1'))).toBe('quantity_exceeds_line')
  })
})

describe('what is credited', () => {
  test('an amount is spread over the tax groups, and not a cent is lost', () => {
    const it = new Credited([taxed('20', '100'), taxed('10', '100'), taxed('0', '33.33')])
    const content = it.credit(total(1000n)) as Content
    expect(content.totals.total).toBe(1000n)
    expect(content.lines.map((one) => [one.net, one.tax])).toEqual([
      [126n, 0n],
      [380n, 38n],
      [380n, 76n],
    ])
  })

  test('all of an untouched document is its very lines, with its discounts', () => {
    const it = new Credited(
      [taxed('20', '100', { quantity: decimal('2') }), taxed('20', '50')],
      {},
      { kind: 'percent', percent: decimal('10') },
    )
    const content = it.credit({ by: 'rest' }) as Content
    expect(content.lines).toEqual(it.lines)
    expect(content.totals.discount).toBe(it.original.discount)
    expect(it.left()).toEqual([0n, 0n])
    expect(it.total({ by: 'rest' })).toBe('nothing_left_to_credit')
  })

  test('a part of a discounted line is off by its share of the discount', () => {
    const it = new Credited(
      [taxed('20', '100', { quantity: decimal('2') })],
      {},
      { kind: 'amount', amount: 2000n },
    )
    const content = it.credit(ofLine(1, '1')) as Content
    expect(content.lines[0]).toMatchObject({ gross: 10_000n, discount: 1000n, net: 9000n, tax: 1800n })
  })

  test('each adjustment keeps its words', () => {
    const it = new Credited([taxed('20', '100')])
    const content = it.credit({
      by: 'amount',
      of: 'net',
      parts: [
        { description: 'Late', amount: 100n },
        { description: 'Scratched', amount: 200n },
      ],
    }) as Content
    expect(content.lines.map(({ description, net: amount }) => [description, amount])).toEqual([
      ['Late', 100n],
      ['Scratched', 200n],
    ])
  })
})

describe('what cannot be credited', () => {
  const invoice = () => new Credited([taxed('20', '100', { quantity: decimal('2') }), taxed('10', '50')])
  test.each<[what: string, ask: CreditAsk, code: string]>([
    ['more than the document', total(29_501n), 'credit_exceeds_original'],
    ['more than it bears without tax', net(25_001n), 'credit_exceeds_original'],
    ['nothing', net(0n), 'amount_not_positive'],
    ['less than nothing', total(-1n), 'amount_not_positive'],
    ['more than a line', ofLine(2, null, 5001n), 'credit_exceeds_original'],
    ['against the sign of a line', ofLine(2, null, -1n), 'credit_exceeds_original'],
    ['more than its quantity', ofLine(1, '2.1'), 'quantity_exceeds_line'],
    ['a line that is not there', ofLine(3, null), 'line_not_found'],
    [
      'a line twice',
      {
        by: 'lines',
        lines: [1, 1].map((position) => ({ position, quantity: null, amount: 1n })),
      },
      'line_named_twice',
    ],
  ])('%s', (_, ask, code) => expect(invoice().total(ask)).toBe(code))

  test('a line whose money an amount took already', () => {
    const it = invoice()
    expect(it.total(total(29_000n))).toBe(29_000n)
    expect(it.total(ofLine(2, null))).toBe('credit_exceeds_original')
    expect(it.total({ by: 'rest' })).toBe(500n)
  })
})

const charges = fc.array(
  fc
    .record({
      quantity: fc.constantFrom('1', '3', '0.5', '7.25', '-1'),
      price: fc.integer({ min: 0, max: 500_000 }),
      rate: fc.constantFrom('0', '7', '8.1', '9.975', '19', '20', '100'),
      work: fc.constantFrom('w-1', 'w-2', null),
    })
    .map(({ quantity, price, rate, work }) =>
      taxed(rate, `${Math.floor(price / 1000)}.${String(price % 1000).padStart(3, '0')}`, {
        quantity: decimal(quantity),
        workId: work,
      }),
    ),
  { minLength: 1, maxLength: 6 },
)
/** What to ask, as shares in thousandths: of the document with or without tax, or of a line by amount or quantity. */
const asks = fc.array(
  fc.record({
    how: fc.constantFrom('net', 'total', 'amount', 'quantity'),
    share: fc.integer({ min: 1, max: 1000 }),
    line: fc.nat(5),
  }),
  { maxLength: 8 },
)

function askOf(
  it: Credited,
  { how, share, line: at }: { how: string; share: number; line: number },
): CreditAsk {
  const part = (whole: bigint): bigint => (whole * BigInt(share)) / 1000n
  if (how === 'net') return net(part(it.original.net))
  if (how === 'total') return total(part(it.original.total))
  const position = (at % it.lines.length) + 1
  const of = it.lines[position - 1]!
  if (how === 'amount') return ofLine(position, null, part(it.original.pricesIncludeTax ? of.total : of.net))
  const quantity = (of.quantity * BigInt(share)) / 1000n
  return { by: 'lines', lines: [{ position, quantity: quantity as Charge['quantity'], amount: null }] }
}

test('any notes and then the rest come to the document, in every group, to the minor unit', () => {
  fc.assert(
    fc.property(
      charges,
      asks,
      fc.record({
        currency: fc.constantFrom('USD', 'JPY', 'KWD'),
        taxRounding: fc.constantFrom('document' as const, 'line' as const),
        pricesIncludeTax: fc.boolean(),
      }),
      fc.option(fc.bigInt(0n, 5000n)),
      (lines, wanted, policy, discount) => {
        let it: Credited
        try {
          it = new Credited(lines, policy, discount === null ? null : { kind: 'amount', amount: discount })
        } catch {
          return
        }
        fc.pre(it.original.total > 0n)
        for (const one of wanted) {
          const content = it.credit(askOf(it, one))
          if (typeof content === 'string') continue
          const { totals } = content
          expect(totals.total).toBe(totals.net + totals.tax)
          expect(totals.subtotal - totals.discount).toBe(policy.pricesIncludeTax ? totals.total : totals.net)
        }
        const [leftNet, leftTax] = it.left()
        expect(leftNet + leftTax).toBeGreaterThanOrEqual(0n)
        if (leftNet + leftTax > 0n) {
          const rest = it.credit({ by: 'rest' })
          expect(rest).not.toBeTypeOf('string')
          expect(it.left()).toEqual([0n, 0n])
          expect(it.lefts().every((left) => left === 0n)).toBe(true)
        }
      },
    ),
    { numRuns: 1500 },
  )
})

test('at any moment each group’s tax is its credited base times its rate, rounded once, in prices without tax', () => {
  fc.assert(
    fc.property(
      charges.filter((list) => list.every(({ quantity }) => quantity > 0n)),
      fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 6 }),
      (lines, shares) => {
        const it = new Credited(lines)
        for (const share of shares) {
          const amount = (it.original.net * BigInt(share)) / 1000n
          if (typeof it.credit(net(amount)) === 'string') continue
          for (const { base, tax, leftBase, leftTax, rate } of creditableOf(it.original, it.lines, it.notes)
            .groups)
            expect(tax - leftTax).toBe(roundedPercent(base - leftBase, rate))
        }
      },
    ),
  )
})

/** Told apart from the code under test: halves away from zero, of amounts that are never negative here. */
const roundedPercent = (base: bigint, rate: bigint): bigint =>
  (2n * base * rate + 10n ** 10n) / (2n * 10n ** 10n)
