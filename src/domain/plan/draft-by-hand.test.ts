import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.ts'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, line, makes } from '../../../test/support/domain/people.ts'
import { ACME, at, BOLT, serviceOrder } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fieldService } from '../profile/field-service.ts'
import { fleet } from '../profile/fleet.ts'
import { homeServices } from '../profile/home-services.ts'
import type { BillingProfile } from '../profile/profile.ts'
import type { WorkEvent } from '../work/event.ts'

function told(profile: BillingProfile, ...events: WorkEvent[]): PaperBooks {
  const books = new PaperBooks(profile)
  for (const event of events) expect(cameTo(books.tell(event))).toBe('plan')
  return books
}
const workId = (
  books: PaperBooks,
  id: string,
  kind: 'service_order' | 'trip' | 'booking' = 'service_order',
): string => books.workOf(id, kind).id

describe('rule 9: a piece of work is never billed twice', () => {
  test('not while it is on a draft, whoever insists', () => {
    const books = told(fieldService, serviceOrder('s-1', at(1)))
    const works = [workId(books, 's-1')]
    books.carryOut(makes({ works }))
    for (const billAgain of [false, true]) {
      expect(books.carryOut(makes({ works, billAgain }))).toMatchObject({
        came: 'refusal',
        refusal: { code: 'work_already_billed', rule: 9, values: { invoiceId: books.document(0).id } },
      })
    }
  })

  test('not while it is on a final document, unless a person says so', () => {
    const books = told(fieldService, serviceOrder('s-1', at(1)))
    const works = [workId(books, 's-1')]
    books.carryOut(makes({ works }))
    books.carryOut(does('confirm', books.document(0).id))
    expect(cameTo(books.carryOut(makes({ works })))).toBe('work_already_billed')
    expect(cameTo(books.carryOut(makes({ works, billAgain: true })))).toBe('plan')
    expect(brokenIn(books)).toEqual([])
  })

  test('but again once what billed it was voided', () => {
    const books = told(fieldService, serviceOrder('s-1', at(1)))
    const works = [workId(books, 's-1')]
    books.carryOut(makes({ works }))
    books.carryOut(does('void', books.document(0).id, 'wrong lines'))
    expect(cameTo(books.carryOut(makes({ works })))).toBe('plan')
    expect(books.billingsOf(works[0]!)).toHaveLength(1)
  })
})

describe('a blank document', () => {
  const known = (profile: BillingProfile): [PaperBooks, string] => {
    const books = told(profile, serviceOrder('s-1', at(1)))
    return [books, books.workOf('s-1', 'service_order').customerId!]
  }

  test('is for a known customer, or for one named now', () => {
    const [books, customerId] = known(fieldService)
    expect(cameTo(books.carryOut(makes({ addressee: { customerId }, lines: [line('Advice', '90')] })))).toBe(
      'plan',
    )
    books.carryOut(makes({ addressee: { source: 'desk', ref: BOLT }, lines: [line('Advice', '90')] }))
    expect(books.customers.get(books.document(1).customerId)).toMatchObject({
      name: BOLT.name,
      source: 'desk',
      recorded: true,
    })
    expect(books.documents()).toEqual(['(no number) draft 10800', '(no number) draft 10800'])
  })

  test('takes what is named: dates, terms, reference, notes, discount; else today and the profile', () => {
    const [books, customerId] = known(fieldService)
    books.now = at(7)
    books.carryOut(
      makes({
        addressee: { customerId },
        lines: [line('Advice', '90')],
        issuedOn: '2026-03-05',
        terms: 'net 5',
        reference: 'PO 1',
        notes: 'Thank you',
        documentDiscount: { kind: 'percent', percent: decimal('10') },
      }),
    )
    books.carryOut(makes({ addressee: { customerId }, lines: [line('Advice', '90')] }))
    expect(books.document(0)).toMatchObject({
      issuedOn: '2026-03-05',
      dueOn: '2026-03-10',
      terms: 'net 5',
      reference: 'PO 1',
      notes: 'Thank you',
      discount: 900n,
      net: 8100n,
    })
    expect(books.document(1)).toMatchObject({
      issuedOn: '2026-03-07',
      dueOn: '2026-04-06',
      currency: 'USD',
      reference: null,
    })
  })

  test('home services: pending at once, or saved as a draft first', () => {
    const [books, customerId] = known(homeServices)
    const blank = { addressee: { customerId }, lines: [line('Call-out', '50')] }
    books.carryOut(makes(blank))
    books.carryOut(makes({ ...blank, saveAsDraft: true }))
    books.role = 'dispatcher'
    books.carryOut(makes(blank))
    expect([...books.invoices.values()].map((one) => one.stage)).toEqual(['posted', 'draft', 'draft'])
    expect(books.entries).toHaveLength(1)
    expect(brokenIn(books)).toEqual([])
  })

  test('is refused without a customer, without lines, with lines of work it does not name, to a viewer', () => {
    const [books, customerId] = known(fieldService)
    const lines = [line('Advice', '90')]
    expect(cameTo(books.carryOut(makes({ lines })))).toBe('customer_not_found')
    expect(cameTo(books.carryOut(makes({ lines, addressee: { customerId: 'nobody' } })))).toBe(
      'customer_not_found',
    )
    expect(cameTo(books.carryOut(makes({ addressee: { customerId } })))).toBe('no_lines')
    expect(cameTo(books.carryOut(makes({ addressee: { customerId }, works: ['nothing'] })))).toBe(
      'work_not_found',
    )
    const stray = [line('Advice', '90', { workId: workId(books, 's-1') })]
    expect(cameTo(books.carryOut(makes({ addressee: { customerId }, lines: stray })))).toBe('work_not_named')
    books.role = 'viewer'
    expect(cameTo(books.carryOut(makes({ addressee: { customerId }, lines })))).toBe('forbidden')
    expect(books.invoices.size).toBe(0)
  })
})

describe('an event', () => {
  test('that names a customer anew makes the next version; what stands keeps the old', () => {
    const books = told(fleet, serviceOrder('s-1', at(1)))
    books.carryOut(makes({ works: [workId(books, 's-1')] }))
    books.tell(serviceOrder('s-2', at(2), { customer: { ...ACME, email: 'new@acme.test' } }))
    expect(books.customers.get(books.document(0).customerId)?.version).toBe(2)
    expect(books.document(0).customerVersion).toBe(1)
    books.carryOut(does('mark_sent', books.document(0).id))
    expect(books.document(0).customerVersion).toBe(2)
  })
})
