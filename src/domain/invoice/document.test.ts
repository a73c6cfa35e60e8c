import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { fieldService } from '../profile/field-service.ts'
import { fleet } from '../profile/fleet.ts'
import type { BillingProfile } from '../profile/profile.ts'
import type { Charge } from '../work/charge.ts'
import { amountsOf, contentOf, newDocument, type Content, type Heading } from './document.ts'

const charge = (more: Partial<Charge> = {}): Charge => ({
  kind: 'service',
  description: 'Repair',
  quantity: decimal('2'),
  unit: 'hour',
  unitPrice: decimal('50'),
  discount: null,
  tax: null,
  workId: null,
  ...more,
})
function content(charges: readonly Charge[], profile: BillingProfile = fieldService): Content {
  const made = contentOf(charges, null, 'EUR', profile)
  if (isRefusal(made)) throw new Error(made.message)
  return made
}
const code = (made: Content | Refusal): string | null => (isRefusal(made) ? made.code : null)

describe('content', () => {
  test('a line carries what was asked for and what it comes to', () => {
    expect(content([charge({ workId: 'work-1' })]).lines).toEqual([
      {
        kind: 'service',
        description: 'Repair',
        quantity: decimal('2'),
        unit: 'hour',
        unitPrice: decimal('50'),
        lineDiscount: null,
        taxCategory: 'S',
        taxRate: decimal('20'),
        workId: 'work-1',
        gross: 10_000n,
        discount: 0n,
        documentDiscount: 0n,
        net: 10_000n,
        tax: 2000n,
        total: 12_000n,
      },
    ])
  })

  test('a line that names no tax takes the profile’s; one that names a rate is standard, at 0 % zero-rated', () => {
    const lines = content([
      charge(),
      charge({ tax: { category: null, rate: decimal('5.5') } }),
      charge({ tax: { category: null, rate: decimal('0') } }),
      charge({ tax: { category: 'AE', rate: decimal('0') } }),
    ]).lines
    expect(lines.map((line) => [line.taxCategory, line.taxRate])).toEqual([
      ['S', decimal('20')],
      ['S', decimal('5.5')],
      ['Z', decimal('0')],
      ['AE', decimal('0')],
    ])
    expect(content([charge()], fleet).lines[0]).toMatchObject({ taxCategory: 'Z', tax: 0n })
  })

  test('a line that says nothing of a jurisdiction takes the profile’s; one that says none has none', () => {
    const tax = { category: 'S', rate: decimal('7') }
    const charges = [
      charge(),
      charge({ tax }),
      charge({ tax: { ...tax, jurisdiction: null } }),
      charge({ tax: { ...tax, jurisdiction: 'AT' } }),
    ]
    const placed = (defaultTax: BillingProfile['defaultTax']) =>
      content(charges, { ...fieldService, defaultTax }).lines.map((line) => line.taxJurisdiction)
    const usual = { category: 'S', rate: '19' }
    expect(placed({ ...usual, jurisdiction: 'DE' })).toEqual(['DE', 'DE', undefined, 'AT'])
    expect(placed(usual)).toEqual([undefined, undefined, undefined, 'AT'])
    expect(content([charge()]).lines[0]).not.toHaveProperty('taxJurisdiction')
  })

  test('refused: no lines, too many, a total below nothing, an unknown currency', () => {
    expect(code(contentOf([], null, 'EUR', fleet))).toBe('no_lines')
    expect(
      code(
        contentOf(
          Array.from({ length: 10_001 }, () => charge()),
          null,
          'EUR',
          fleet,
        ),
      ),
    ).toBe('too_many_lines')
    expect(
      code(
        contentOf(
          Array.from({ length: 10_000 }, () => charge()),
          null,
          'EUR',
          fleet,
        ),
      ),
    ).toBeNull()
    expect(code(contentOf([charge({ unitPrice: decimal('-0.01') })], null, 'EUR', fleet))).toBe(
      'negative_total',
    )
    expect(code(contentOf([charge()], null, 'XXX', fleet))).toBe('currency_unknown')
  })

  test('a document of nothing is content all the same', () => {
    expect(content([charge({ unitPrice: decimal('0') })]).totals.total).toBe(0n)
  })
})

describe('a new document', () => {
  const heading: Heading = {
    id: 'invoice-1',
    kind: 'invoice',
    final: false,
    customerId: 'customer-1',
    customerVersion: 3,
    organizationVersion: 2,
    eventId: null,
    originalId: null,
    currency: 'EUR',
    issuedOn: '2026-01-31',
    dueOn: null,
    terms: null,
    reference: null,
    notes: null,
    review: null,
    now: '2026-01-31T09:00:00.000Z',
    actor: 'user-1',
  }
  const made = (more: Partial<Heading> = {}) =>
    newDocument({ ...heading, ...more }, content([charge()]), fieldService)

  test('is an unnumbered draft with its totals, frozen to the versions it was made under', () => {
    expect(made()).toMatchObject({
      stage: 'draft',
      number: null,
      numberSeq: null,
      series: 'invoice',
      revision: 1,
      lineCount: 1,
      version: 1,
      subtotal: 10_000n,
      discount: 0n,
      net: 10_000n,
      tax: 2000n,
      total: 12_000n,
      paid: 0n,
      credited: 0n,
      refunded: 0n,
      writtenOff: 0n,
      customerVersion: 3,
      sellerVersion: 2,
      profileVersion: 2,
      postedAt: null,
      taxRounding: 'document',
      pricesIncludeTax: false,
    })
    expect(made({ kind: 'credit_note' })).toMatchObject({ series: 'credit_note' })
  })

  test('is final at once where it is to be', () => {
    expect(made({ final: true })).toMatchObject({ stage: 'posted', postedAt: heading.now })
  })

  test('is due by the terms named, else by the profile’s; a date named wins', () => {
    expect(made()).toMatchObject({ terms: 'net 30', dueOn: '2026-03-02' })
    expect(made({ terms: 'eom' })).toMatchObject({ terms: 'eom', dueOn: '2026-01-31' })
    expect(made({ dueOn: '2026-02-14' })).toMatchObject({ dueOn: '2026-02-14' })
  })

  test('is refused when due before it is issued, or under terms nobody understands', () => {
    expect(made({ dueOn: '2026-01-30' })).toMatchObject({ code: 'due_before_issue', rule: 17 })
    expect(made({ terms: 'when you can' })).toMatchObject({ code: 'terms_not_understood' })
  })

  test('keeps the tax groups its content came to', () => {
    const two = content([charge(), charge({ tax: { category: 'Z', rate: decimal('0') } })])
    expect(amountsOf(two).taxGroups).toEqual([
      { category: 'S', rate: decimal('20'), base: 10_000n, tax: 2000n },
      { category: 'Z', rate: decimal('0'), base: 10_000n, tax: 0n },
    ])
  })
})
