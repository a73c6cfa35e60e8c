import { expect, test } from 'vitest'
import { PaperBooks } from '../../test/support/domain/paper-books.ts'
import { orderCancelled, orderPriced, at } from '../../test/support/domain/told-events.ts'
import { fleet } from '../domain/profile/fleet.ts'
import { assert } from '../kernel/assert.ts'
import { recordedSteps } from '../domain/plan/recorded-plan.ts'
import { say } from '../domain/sentence/say.ts'
import { presentSteps } from './plan.ts'

function said(outcome: ReturnType<PaperBooks['tell']>): string[] {
  assert(outcome.came === 'plan', 'nothing was planned')
  return presentSteps(recordedSteps(outcome.plan.steps)).steps
}

test('a plan is told in sentences: what was made, numbered, posted, and undone', () => {
  const books = new PaperBooks(fleet)
  expect(said(books.tell(orderPriced('1', 120_000, at(1))))).toMatchInlineSnapshot(`
    [
      "Recorded the customer Acme Foods.",
      "Recorded Order 1, priced, worth 1,200.00 USD net.",
      "Drew the next number, INV-2026-00001.",
      "Drafted Invoice INV-2026-00001 over 1,200.00 USD, due 2026-03-31.",
      "Posted revenue recognition of 1,200.00 USD on 2026-03-01: Invoice INV-2026-00001.",
    ]
  `)
  expect(said(books.tell(orderPriced('1', 90_000, at(2))))).toMatchInlineSnapshot(`
    [
      "Order 1 is priced now, worth 900.00 USD net.",
      "Voided Invoice INV-2026-00001.",
      "Released the work from Invoice INV-2026-00001: it may be billed again.",
      "Drew the next number, INV-2026-00002.",
      "Drafted Invoice INV-2026-00002 over 900.00 USD, due 2026-04-01.",
      "Posted revenue recognition reversal of 1,200.00 USD on 2026-03-01: Reversal of: Invoice INV-2026-00001.",
      "Posted revenue recognition of 900.00 USD on 2026-03-02: Invoice INV-2026-00002.",
    ]
  `)
  expect(said(books.tell(orderCancelled('1', at(3))))).toMatchInlineSnapshot(`
    [
      "Order 1 is cancelled now, worth 900.00 USD net.",
      "Voided Invoice INV-2026-00002.",
      "Released the work from Invoice INV-2026-00002: it may be billed again.",
      "Posted revenue recognition reversal of 900.00 USD on 2026-03-02: Reversal of: Invoice INV-2026-00002.",
    ]
  `)
})

test('a plan is kept as plain JSON and told in the same words afterwards', () => {
  const outcome = new PaperBooks(fleet).tell(orderPriced('1', 120_000, at(1)))
  assert(outcome.came === 'plan', 'nothing was planned')
  const steps = recordedSteps(outcome.plan.steps)
  expect(presentSteps(JSON.parse(JSON.stringify(steps)) as typeof steps)).toEqual(presentSteps(steps))
})

test('what people describe an entry by names no document, however it begins', () => {
  const entry = {
    do: 'post_entry',
    entryId: 'e',
    date: '2026-03-01',
    amount: '100',
    currency: 'USD',
  } as const
  const description = (kind: string, text: string) =>
    presentSteps([{ ...entry, kind, description: text }]).stepsSaid[0]!.parts['description']
  const invoice = say('invoice_named', { number: 'INV-1' })
  expect(description('revenue_recognition', 'Invoice INV-1')).toEqual(invoice)
  expect(description('revenue_recognition_reversal', 'Reversal of: Invoice INV-1')).toEqual(
    say('reversal_of', { what: invoice }),
  )
  expect(description('manual', 'Invoice from the landlord')).toBe('Invoice from the landlord')
  expect(description('manual_reversal', 'Reversal of: Invoice from the landlord')).toEqual(
    say('reversal_of', { what: 'Invoice from the landlord' }),
  )
})

test('work that is cancelled has a word of its own, for languages that say it otherwise of a document', () => {
  const books = new PaperBooks(fleet)
  books.tell(orderPriced('1', 120_000, at(1)))
  const outcome = books.tell(orderCancelled('1', at(2)))
  assert(outcome.came === 'plan', 'nothing was planned')
  expect(presentSteps(recordedSteps(outcome.plan.steps)).stepsSaid[0]).toMatchObject({
    code: 'did_update_work',
    parts: { stage: { term: 'cancelled_work' } },
  })
})
