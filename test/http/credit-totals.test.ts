import { expect, test } from 'vitest'
import type { Creditable } from '../../src/contract/crediting.ts'
import type { DryRun } from '../../src/contract/dry-run.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import {
  creditAsked,
  NOTHING_TYPED,
  totalsOfCredit,
  type TypedCredit,
} from '../../src/web/staff/corrections/credit.ts'
import { openServer } from './api.ts'

const { tenant } = await openServer()

const LINES = [
  { description: 'Visit', quantity: '3', unitPrice: '33.333', taxRate: '19' },
  { description: 'Filter', quantity: '1', unitPrice: '19.99', taxRate: '7' },
  { description: 'Permit', quantity: '2', unitPrice: '8.01', taxRate: '0' },
]

/** What a person types, one after the other on the same document; each is confirmed, so the next finds less left. */
const TYPED: readonly Partial<TypedCredit>[] = [
  { how: 'amount', amount: '10.01' },
  { how: 'amount', amount: '7.77', withTax: false },
  { how: 'lines', lines: { 1: { by: 'quantity', text: '1' }, 2: { by: 'amount', text: '3.33' } } },
  { how: 'lines', lines: { 1: { by: 'quantity', text: '0.7' }, 3: { by: 'amount', text: '' } } },
  { how: 'rest' },
]

test.each([
  ['fleet', 'document', false],
  ['fleet', 'line', false],
  ['fleet', 'document', true],
])(
  'the form comes to what the server does: %s, tax by %s, prices with tax: %s',
  async (profile, taxRounding, pricesIncludeTax) => {
    const who = await tenant(`form-${taxRounding}-${pricesIncludeTax}`, profile)
    const changes = { profile: { taxRounding, pricesIncludeTax } }
    expect((await who.call('PATCH', '/v1/organization', changes, { 'if-match': '*' })).status).toBe(200)
    const customer = { source: 'crm', id: 'c', name: 'Harbor Goods' }
    const made = await who.call<Invoice>('POST', '/v1/invoices', { customer, lines: LINES })
    const invoice = `/v1/invoices/${made.body.id}`
    expect((await who.call('POST', `${invoice}/sending`, {})).status).toBe(200)
    for (const typed of TYPED) {
      const of = (await who.call<Creditable>('GET', `${invoice}/creditable`)).body
      const asked = creditAsked({ ...NOTHING_TYPED, ...typed }, 'USD')!
      const totals = totalsOfCredit(asked, of)
      if (isRefusal(totals)) throw new Error(totals.message)
      const body = { ...asked, reason: 'goodwill', confirm: true }
      const shown = await who.call<DryRun>('POST', `${invoice}/credits?dryRun=true`, body)
      expect(shown.body.answer).toMatchObject({
        net: Number(totals.net),
        tax: Number(totals.tax),
        total: Number(totals.total),
      })
      expect((await who.call('POST', `${invoice}/credits`, body)).status).toBe(201)
    }
    expect((await who.call<Creditable>('GET', `${invoice}/creditable`)).body.left).toBe(0)
  },
)

test('what is no number, or nothing at all, asks for nothing', () => {
  for (const typed of [
    { how: 'amount', amount: 'ten' },
    { how: 'amount', amount: '' },
    { how: 'lines', lines: {} },
    { how: 'lines', lines: { 1: { by: 'quantity', text: 'x' } } },
    { how: 'lines', lines: { 1: { by: 'amount', text: '1.005' } } },
  ] as const)
    expect(creditAsked({ ...NOTHING_TYPED, ...typed }, 'USD')).toBeNull()
})
