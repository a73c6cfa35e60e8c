import { remarksInEnglish, say } from '../sentence/say.ts'
import { describe, expect, test } from 'vitest'
import { amount, corrects, credits } from '../../../test/support/domain/credits.ts'
import { asksDeposit, minor, percent, upTo } from '../../../test/support/domain/deposits.ts'
import { PaperBooks, type Outcome } from '../../../test/support/domain/paper-books.ts'
import { does, edits, line, makes, pays } from '../../../test/support/domain/people.ts'
import { at, orderPriced, serviceOrder } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { fieldService } from '../profile/field-service.ts'
import { fleet } from '../profile/fleet.ts'

const refused = (outcome: Outcome): string | null =>
  outcome.came === 'refusal' ? outcome.refusal.code : null
const newest = (books: PaperBooks): Invoice => books.document(-1)

/** A service order over 200.00 and 20 % tax, in Done unless the test says otherwise. */
function ordered(stage?: 'in_progress'): { books: PaperBooks; workId: string } {
  const books = new PaperBooks({ ...fieldService, defaultTax: { category: 'S', rate: '20' } })
  books.tell(serviceOrder('so-1', at(1), stage ? { stage } : {}))
  return { books, workId: books.workOf('so-1', 'service_order').id }
}

/** The order with a deposit of 30 %. */
function deposited(): { books: PaperBooks; workId: string; deposit: Invoice; whole: bigint } {
  const { books, workId } = ordered()
  const [draft] = drafted(books, workId)
  const whole = books.invoices.get(draft)!.total
  books.carryOut(does('void', draft, 'Only looked.'))
  books.carryOut(asksDeposit({ workId }, percent('30')))
  return { books, workId, deposit: newest(books), whole }
}

function drafted(books: PaperBooks, workId: string): [string] {
  const outcome = books.carryOut(makes({ works: [workId] }))
  if (outcome.came !== 'plan') throw new Error(JSON.stringify(outcome))
  return [outcome.subject.invoiceIds![0]!]
}

const state = (books: PaperBooks) => ({
  revenue: books.accountSum('4000'),
  deferred: books.accountSum('2400'),
  tax: books.accountSum('2100'),
})

describe('a deposit', () => {
  test('on work without a title says so by the kind of work', () => {
    const books = new PaperBooks(fleet)
    books.tell(orderPriced('1', 120_000, at(1)))
    books.carryOut(does('void', newest(books).id, 'Only looked.'))
    books.carryOut(asksDeposit({ workId: books.workOf('1').id }, percent('30')))
    const note = books.history.findLast(({ subjectId }) => subjectId === newest(books).id)
    expect(note?.said).toEqual(say('asked_for_on', { document: say('order_untitled', { reference: '1' }) }))
  })

  test('bills its share with its tax, and is earned with the document that bills the whole', () => {
    const { books, workId, deposit } = deposited()
    expect(books.journal(deposit.id)).toMatchInlineSnapshot(`
      "
      2026-03-01  revenue_recognition  Deposit invoice INV-2026-00001
          Dr 1100 Accounts receivable  72.00
          Cr 2400 Deferred revenue  60.00
          Cr 2100 Tax payable  12.00
      "
    `)
    const [id] = drafted(books, workId)
    books.carryOut(does('confirm', id))
    expect(books.journal(id)).toMatchInlineSnapshot(`
      "
      2026-03-01  revenue_recognition  Invoice INV-2026-00002
          Dr 1100 Accounts receivable  168.00
          Cr 4000 Revenue  200.00
          Dr 2400 Deferred revenue  60.00
          Cr 2100 Tax payable  28.00
      "
    `)
    expect(books.lines.get(id)!.map((one) => [one.description, one.net, one.tax])).toMatchInlineSnapshot(`
      [
        [
          "Repair",
          16000n,
          3200n,
        ],
        [
          "Filter (F-1)",
          4000n,
          800n,
        ],
        [
          "Less Deposit invoice INV-2026-00001",
          -6000n,
          -1200n,
        ],
      ]
    `)
    expect(state(books).deferred).toBe(0n)
    expect(books.billingsOf(workId).map((one) => [one.amount, one.state])).toMatchInlineSnapshot(`
      [
        [
          6000n,
          "deposit",
        ],
        [
          14000n,
          "final",
        ],
      ]
    `)
    expect(brokenIn(books)).toEqual([])
  })

  test('can be asked for before the work is done', () => {
    const { books, workId } = ordered('in_progress')
    books.carryOut(asksDeposit({ workId }, percent('50')))
    expect(newest(books)).toMatchObject({ kind: 'deposit', stage: 'posted' })
  })

  test('of all of it leaves exactly nothing to pay, and the final document is paid', () => {
    const { books, workId } = ordered()
    books.carryOut(asksDeposit({ workId }, percent('100')))
    const whole = newest(books)
    const [id] = drafted(books, workId)
    books.carryOut(does('confirm', id))
    expect(books.invoices.get(id)).toMatchObject({ stage: 'posted', total: 0n, tax: 0n, receivable: 0n })
    expect(state(books)).toEqual({ revenue: -whole.net, deferred: 0n, tax: -whole.tax })
    expect(brokenIn(books)).toEqual([])
  })

  test('is refused beyond the whole, and where the whole is billed', () => {
    const { books, workId } = deposited()
    expect(refused(books.carryOut(asksDeposit({ workId }, percent('70.01'))))).toBe('deposit_exceeds_whole')
    expect(refused(books.carryOut(asksDeposit({ workId }, upTo('30'))))).toBe('nothing_to_deposit')
    const [id] = drafted(books, workId)
    books.carryOut(does('confirm', id))
    expect(refused(books.carryOut(asksDeposit({ workId }, percent('10'))))).toBe('work_already_billed')
    expect(refused(books.carryOut(asksDeposit({ invoiceId: id }, percent('10'))))).toBe('not_allowed_now')
  })

  test('progress: 30 %, up to 60 %, the rest', () => {
    const { books, workId, whole, deposit } = deposited()
    books.carryOut(asksDeposit({ workId }, upTo('60')))
    expect(deposit.total + newest(books).total).toBe((whole * 60n) / 100n)
    const [id] = drafted(books, workId)
    books.carryOut(does('confirm', id))
    expect(deposit.total + books.document(2).total + books.invoices.get(id)!.total).toBe(whole)
    expect(state(books).deferred).toBe(0n)
    expect(brokenIn(books)).toEqual([])
  })

  test('on a draft by hand is deducted when it is confirmed, and follows what becomes of it', () => {
    const { books } = ordered()
    const customer = [...books.customers.keys()][0]!
    books.carryOut(
      makes({ addressee: { customerId: customer }, lines: [line('Stage', '100'), line('Sound', '50')] }),
    )
    const draft = newest(books)
    books.carryOut(asksDeposit({ invoiceId: draft.id }, minor(6000n), { confirm: false }))
    const deposit = newest(books)
    expect(books.invoices.get(draft.id)!.total).toBe(18_000n)
    books.carryOut(does('confirm', deposit.id))
    expect(books.invoices.get(draft.id)!.total).toBe(12_000n)
    expect(books.lines.get(draft.id)!.at(-1)!.description).toBe(
      `Less Deposit invoice ${books.invoices.get(deposit.id)!.number}`,
    )
    books.carryOut(credits(deposit.id, amount(2000n)))
    expect(books.invoices.get(draft.id)!.total).toBe(14_000n)
    books.carryOut(edits(draft.id, { lines: [line('Stage', '200')] }))
    expect(books.invoices.get(draft.id)!.total).toBe(20_000n)
    books.carryOut(credits(deposit.id, { by: 'rest' }))
    expect(books.invoices.get(draft.id)!.total).toBe(24_000n)
    books.carryOut(does('confirm', draft.id))
    expect(state(books)).toEqual({ revenue: -20_000n, deferred: 0n, tax: -4000n })
    expect(brokenIn(books)).toEqual([])
  })

  test('that is void is deducted no more', () => {
    const { books, workId, deposit, whole } = deposited()
    const [id] = drafted(books, workId)
    books.carryOut(does('void', deposit.id, 'Not wanted.'))
    expect(books.invoices.get(id)!.total).toBe(whole)
    books.carryOut(does('confirm', id))
    expect(state(books).deferred).toBe(0n)
    expect(brokenIn(books)).toEqual([])
  })

  test('that a final document deducts is credited, not voided', () => {
    const { books, workId, deposit } = deposited()
    const [id] = drafted(books, workId)
    books.carryOut(does('confirm', id))
    expect(refused(books.carryOut(does('cancel', deposit.id, 'Not wanted.')))).toBe('deposit_is_deducted')
    const { revenue } = state(books)
    books.carryOut(credits(deposit.id, amount(600n)))
    expect(state(books)).toMatchObject({ revenue: revenue + 500n, deferred: 0n })
    expect(refused(books.carryOut(does('cancel', id, 'Wrong.')))).toBe('deposit_was_credited')
    expect(brokenIn(books)).toEqual([])
  })

  test('may be deducted anew when what deducted it is cancelled, credited whole or corrected', () => {
    const { books, workId, deposit, whole } = deposited()
    const due = whole - deposit.total
    const [first] = drafted(books, workId)
    books.carryOut(does('confirm', first))
    books.carryOut(does('cancel', first, 'Wrong.'))
    expect(state(books).deferred).toBe(-deposit.net)
    const [second] = drafted(books, workId)
    books.carryOut(does('confirm', second))
    expect(books.invoices.get(second)!.total).toBe(due)
    books.carryOut(credits(second, amount(1234n)))
    books.carryOut(credits(second, { by: 'rest' }))
    expect(state(books)).toEqual({ revenue: 0n, deferred: -deposit.net, tax: -deposit.tax })
    const [third] = drafted(books, workId)
    books.carryOut(does('confirm', third))
    books.carryOut(credits(deposit.id, amount(600n)))
    books.carryOut(corrects(third))
    const fourth = newest(books)
    expect(fourth.total).toBe(due + 600n)
    expect(state(books).deferred).toBe(-deposit.net + 500n)
    books.carryOut(does('confirm', fourth.id))
    expect(state(books)).toMatchObject({ deferred: 0n })
    expect(deposit.total - 600n + fourth.total).toBe(whole)
    expect(brokenIn(books)).toEqual([])
  })

  test('of an order is deducted by the draft of every price, which is earned as the business says', () => {
    const books = new PaperBooks(fleet)
    const tax = { tax: { rate: '20' } }
    books.tell(orderPriced('o-1', 100_000, at(1), tax))
    const workId = books.workOf('o-1').id
    books.carryOut(asksDeposit({ workId }, minor(30_000n)))
    const deposit = newest(books)
    expect(deposit).toMatchObject({ stage: 'draft', receivable: 0n })
    books.carryOut(does('mark_sent', deposit.id))
    expect(books.document(0)).toMatchObject({ total: 90_000n, receivable: 90_000n })
    expect(state(books)).toMatchObject({ revenue: -100_000n, deferred: 0n })
    books.tell(orderPriced('o-1', 80_000, at(2), tax))
    expect(newest(books)).toMatchObject({ kind: 'invoice', stage: 'draft', total: 66_000n })
    expect(state(books)).toMatchObject({ revenue: -80_000n, deferred: 0n, tax: -16_000n })
    books.tell(orderPriced('o-1', 10_000, at(3), tax))
    expect(remarksInEnglish(books.workOf('o-1').review!)).toMatch(/does not fit its price/)
    books.tell(orderPriced('o-1', 70_000, at(4), tax))
    books.carryOut(does('mark_sent', newest(books).id))
    books.tell(orderPriced('o-1', 75_000, at(5), tax))
    expect(newest(books)).toMatchObject({ kind: 'supplement', net: 5000n, tax: 1000n })
    expect(brokenIn(books)).toEqual([])
  })

  test('that is unpaid stays a receivable of its own', () => {
    const { books, workId, deposit } = deposited()
    const [id] = drafted(books, workId)
    books.carryOut(does('confirm', id))
    expect(books.invoices.get(deposit.id)!.receivable).toBe(deposit.total)
    books.carryOut(pays(null, deposit.total, { allocations: [{ invoiceId: deposit.id, amount: null }] }))
    expect(books.invoices.get(deposit.id)!.receivable).toBe(0n)
    expect(brokenIn(books)).toEqual([])
  })

  test('a draft of one is not paid, and not edited', () => {
    const { books, workId } = ordered()
    books.carryOut(asksDeposit({ workId }, percent('30'), { confirm: false }))
    const { id } = newest(books)
    expect(refused(books.carryOut(edits(id, { lines: [line('x', '1')] })))).toBe('deposit_follows_whole')
    books.carryOut(edits(id, { notes: 'Thank you.' }))
    expect(books.invoices.get(id)!.notes).toBe('Thank you.')
  })
})
