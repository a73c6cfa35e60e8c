import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DryRun } from '../../src/contract/dry-run.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import {
  blankLine,
  discountAsked,
  type Draft,
  draftOf,
  linesAsked,
  totalsOfDraft,
  withTaxRate,
} from '../../src/web/staff/editor/draft.ts'
import { openServer } from './api.ts'

const { tenant } = await openServer()
const businesses = await Promise.all(
  ['fleet', 'field-service', 'charter', 'home-services'].map((profile) => tenant(`of-${profile}`, profile)),
)

const decimalText = (most: number, places: number) =>
  fc.tuple(fc.nat(most), fc.nat(10 ** places - 1), fc.nat(places)).map(([whole, part, shown]) => {
    const fraction = String(part).padStart(places, '0').slice(0, shown)
    return fraction === '' ? String(whole) : `${whole}.${fraction}`
  })
const discount = fc.oneof(
  fc.constant({ kind: 'percent' as const, text: '' }),
  decimalText(99, 3).map((text) => ({ kind: 'percent' as const, text })),
  fc.nat(5000).map((units) => ({ kind: 'amount' as const, text: String(units) })),
)
const line = fc.record({
  quantity: decimalText(500, 4),
  unitPrice: decimalText(2000, 6),
  discount,
  taxRate: fc.oneof(fc.constantFrom('0', '19', '8.1', '9.975', '20'), decimalText(30, 3)),
})

test.each(['USD', 'JPY', 'KWD'])(
  'what is shown while one types is what the server comes to, in %s',
  async (currency) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...businesses),
        fc.array(line, { minLength: 1, maxLength: 6 }),
        discount,
        async (business, typed, documentDiscount) => {
          const lines = typed.map(({ taxRate, ...rest }) =>
            withTaxRate(
              {
                ...blankLine({ taxCategory: 'S', taxRate: '19', taxJurisdiction: '' }),
                ...rest,
                description: 'x',
              },
              taxRate,
            ),
          )
          const draft: Draft = {
            lines,
            discount: documentDiscount,
            issuedOn: '2026-03-10',
            dueOn: '2026-04-10',
            reference: '',
            notes: '',
          }
          const answer = await business.call<DryRun>('POST', '/v1/invoices?dryRun=true', {
            customer: { id: 'somebody', name: 'Somebody' },
            currency,
            lines: linesAsked(lines, currency),
            documentDiscount: discountAsked(documentDiscount, currency),
            saveAsDraft: true,
          })
          expect(answer.status, JSON.stringify(answer.body)).toBe(200)
          const invoice = answer.body.answer as Invoice
          const shown = totalsOfDraft(draft, invoice)!
          expect(shown).not.toBeNull()
          expect([shown.subtotal, shown.discount, shown.net, shown.tax, shown.total].map(Number)).toEqual([
            invoice.subtotal,
            invoice.discount,
            invoice.net,
            invoice.tax,
            invoice.total,
          ])
          expect(shown.lines.map(({ total }) => Number(total))).toEqual(
            invoice.lines.map(({ total }) => total),
          )
          expect(shown.groups.map(({ tax }) => Number(tax))).toEqual(invoice.taxGroups.map(({ tax }) => tax))
          // What was read from a document says the same again.
          const again = totalsOfDraft(draftOf(invoice), invoice)!
          expect(again.total).toBe(shown.total)
        },
      ),
      { numRuns: 60 },
    )
  },
  120_000,
)
