import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../kernel/date.ts'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import {
  act,
  acts,
  morningOf,
  order,
  minor,
  place,
  rate,
  standing,
  type Act,
} from '../../../test/support/domain/any-acts.ts'
import { cameTo, does } from '../../../test/support/domain/people.ts'
import { at, orderCancelled, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import type { Invoice, InvoiceLine } from '../invoice/invoice.ts'
import { PROFILES } from '../profile/profiles.ts'
import type { BillingProfile } from '../profile/profile.ts'

/** What rule 16 freezes on a final document. */
const frozen = (invoice: Invoice, lines: readonly InvoiceLine[] | undefined): unknown => ({
  lines,
  of: [
    invoice.kind,
    invoice.number,
    invoice.customerId,
    invoice.customerVersion,
    invoice.sellerVersion,
    invoice.profileVersion,
    invoice.currency,
    invoice.issuedOn,
    invoice.instalments?.agreedDueOn ?? invoice.dueOn,
    invoice.terms,
    invoice.notes,
    invoice.reference,
    invoice.revision,
    invoice.net,
    invoice.tax,
    invoice.total,
    invoice.discount,
    invoice.taxRounding,
    invoice.pricesIncludeTax,
  ],
})

function run(profile: BillingProfile, list: readonly Act[]): PaperBooks {
  const books = new PaperBooks(profile)
  const finals = new Map<string, unknown>()
  const ended = new Set<string>()
  for (const [step, { name, run: doIt }] of list.entries()) {
    const today = addDays('2026-02-01', step)
    const entriesBefore = books.entries.length
    books.now = morningOf(today)
    doIt(books, today)
    expect(brokenIn(books), `after: ${name}`).toEqual([])
    for (const entry of books.entries.slice(entriesBefore)) {
      expect(
        books.closedThrough === null || entry.date > books.closedThrough,
        `${name}: an entry in a closed period`,
      ).toBe(true)
    }
    for (const invoice of books.invoices.values()) {
      const now = frozen(invoice, books.lines.get(invoice.id))
      if (finals.has(invoice.id))
        expect(now, `${name} changed a final document`).toEqual(finals.get(invoice.id))
      if (invoice.stage === 'posted') finals.set(invoice.id, now)
      if (ended.has(invoice.id))
        expect(['void', 'cancelled'], `${name} brought a document back`).toContain(invoice.stage)
      if (invoice.stage === 'void' || invoice.stage === 'cancelled') ended.add(invoice.id)
    }
  }
  return books
}

describe('whatever is done in whatever order, what must hold holds', () => {
  const several = {
    'fleet, several orders on one': { ...PROFILES.get('fleet')!, worksPerInvoice: 'many' } as BillingProfile,
  }
  // Credit is used by itself, and money may differ a little.
  const lenient = [...PROFILES].map(
    ([code, profile]) =>
      [`${code}, lenient`, { ...profile, creditUse: 'always', tolerance: { USD: '50' } }] as [
        string,
        BillingProfile,
      ],
  )
  test.each([...PROFILES, ...Object.entries(several), ...lenient])('%s', (_, profile) => {
    fc.assert(
      fc.property(
        fc.array(acts, { minLength: 15, maxLength: 60, size: 'max' }),
        (list) => void run(profile, list),
      ),
      { numRuns: 250 },
    )
  })

  test('and while the organization changes its profile in between', () => {
    const change = fc
      .constantFrom(...PROFILES.values())
      .map((profile) => act(`become ${profile.code}`, (books) => books.changeProfile(profile)))
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 8, arbitrary: acts }, { weight: 1, arbitrary: change }), {
          minLength: 15,
          maxLength: 60,
          size: 'max',
        }),
        (list) => void run(PROFILES.get('fleet')!, list),
      ),
      { numRuns: 250 },
    )
  })
})

describe('rule 9: what an order is billed at is what it was last priced at', () => {
  const day = fc.integer({ min: 1, max: 27 })
  const priced = fc.tuple(order, minor, day, rate).map(([id, amount, on, tax]) => ({
    id,
    net: BigInt(amount),
    event: orderPriced(id, amount, at(on), { tax: { rate: tax } }),
  }))
  const cancelled = fc
    .tuple(order, day)
    .map(([id, on]) => ({ id, net: null, event: orderCancelled(id, at(on)) }))
  const step = fc.oneof(
    { weight: 4, arbitrary: priced },
    { weight: 1, arbitrary: cancelled },
    { weight: 4, arbitrary: place.map((which) => ({ which })) },
  )

  test('whoever sends what in between, in any order of arrival', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (list) => {
        const books = new PaperBooks(PROFILES.get('fleet')!)
        // The independent memory: of all that was told of an order, the newest counts; of one moment, the last told.
        const newest = new Map<string, { at: string; net: bigint | null }>()
        for (const one of list) {
          if ('which' in one) {
            const invoice = standing(books.invoices.values(), one.which)
            if (invoice) books.carryOut(does('mark_sent', invoice.id))
            continue
          }
          const { id, net, event } = one
          expect(['plan', 'nothing']).toContain(cameTo(books.tell(event)))
          if (event.occurredAt >= (newest.get(id)?.at ?? '')) newest.set(id, { at: event.occurredAt, net })
        }
        for (const [id, last] of newest) {
          if (last.net === null) continue
          const billed = books.billingsOf(books.workOf(id).id).reduce((sum, one) => sum + one.amount, 0n)
          expect(billed).toBe(last.net)
        }
        expect(brokenIn(books)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})
