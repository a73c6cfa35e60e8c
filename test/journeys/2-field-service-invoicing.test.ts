import { beforeEach, describe, expect, test } from 'vitest'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { does, line, makes, pays } from '../support/domain/people.ts'
import { ACME, at, serviceOrder } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()
let books: Books
beforeEach(async () => {
  books = await Books.open(database, 'field-service', { currency: 'EUR' })
})

/** A service order in Done, and the draft a person made of it. */
async function drafted(): Promise<string> {
  await books.tell(serviceOrder('SO-1', at(1), { currency: 'EUR' }))
  const made = await books.do(makes({ works: [await books.workId('SO-1')] }))
  return made.subject.invoiceIds![0]!
}

describe('This procedure creates the invoice directly from a completed intervention.', () => {
  test('Open the relevant Service order, in the Done status.', async () => {
    await books.tell(serviceOrder('SO-1', at(1), { stage: 'in_progress', currency: 'EUR' }))
    const works = [await books.workId('SO-1')]
    expect(await books.do(makes({ works }))).toMatchObject({ outcome: 'refused' })
    await books.tell(serviceOrder('SO-1', at(2), { currency: 'EUR' }))
    expect((await books.do(makes({ works }))).outcome).toBe('done')
  })

  test('Click Create invoice. A Draft invoice is generated from the labor and parts.', async () => {
    await drafted()
    expect(await books.documents()).toEqual(['(no number) draft 24000'])
    expect(
      await books.rows(
        'select kind, description, net, tax from invoice_line where org_id = $1 order by position',
      ),
    ).toEqual([
      { kind: 'labor', description: 'Repair', net: 16_000n, tax: 3_200n },
      { kind: 'part', description: 'Filter (F-1)', net: 4_000n, tax: 800n },
    ])
    expect(await books.journal()).toBe('\n\n')
  })

  test('Confirm (post) the invoice to validate it and assign it a final number.', async () => {
    const id = await drafted()
    await books.do(does('confirm', id))
    expect(await books.documents()).toEqual(['INV-2026-00001 posted 24000'])
  })

  test('Send the invoice to the customer.', async () => {
    const id = await drafted()
    expect(await books.do(does('mark_sent', id))).toMatchObject({ refusal: { code: 'not_allowed_now' } })
    await books.do(does('confirm', id))
    expect((await books.do(does('mark_sent', id))).outcome).toBe('done')
  })

  test('Expected result: a Posted invoice, numbered and linked to the service order, ready to be sent and then tracked through to payment.', async () => {
    const id = await drafted()
    await books.do(does('confirm', id))
    expect(
      await books.rows(
        `select w.external_id, b.state, b.amount from work_billing b join work w on w.org_id = b.org_id and w.id = b.work_id
         where b.org_id = $1 and b.invoice_id = $2`,
        [id],
      ),
    ).toEqual([{ external_id: 'SO-1', state: 'final', amount: 20_000n }])
  })
})

test('You can also find all your invoices and create one manually, without going through a service order.', async () => {
  const made = await books.do(
    makes({ addressee: { source: 'manual', ref: ACME }, lines: [line('Advice', '120')], currency: 'EUR' }),
  )
  await books.do(does('confirm', made.subject.invoiceIds![0]!))
  expect(await books.documents()).toEqual(['INV-2026-00001 posted 14400'])
})

test('When the customer pays their invoice, record the payment to move the invoice from unpaid to paid.', async () => {
  const id = await drafted()
  await books.do(does('confirm', id))
  await books.do(
    pays(null, 24_000n, {
      currency: 'EUR',
      receivedOn: '2026-03-15',
      method: 'card',
      allocations: [{ invoiceId: id, amount: null }],
    }),
  )
  expect((await books.standing())[0]).toMatchObject({ stage: 'posted', paid: 24_000n, receivable: 0n })
})

test('Each confirmed invoice automatically generates its journal entries, which you can review at any time for tracking.', async () => {
  const id = await drafted()
  await books.do(does('confirm', id))
  const [entry] = await books.rows<{ date: string }>('select date from journal_entry where org_id = $1')
  expect(await books.journal()).toBe(`
${entry!.date}  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  240.00
    Cr 4000 Revenue  200.00
    Cr 2100 Tax payable  40.00
`)
  expect(await wrongIn(books)).toEqual([])
})

test('As long as an invoice is in Draft, you can correct it. Once Posted, it is final: it is then tracked as unpaid and then paid once payment is received.', async () => {
  const id = await drafted()
  const change = { kind: 'edit_draft', invoiceId: id, changes: { notes: 'Thank you' } } as const
  expect((await books.do(change)).outcome).toBe('done')
  await books.do(does('confirm', id))
  expect(await books.do(change)).toMatchObject({ refusal: { code: 'not_allowed_now', rule: 16 } })
})
