import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Customer } from '../../src/domain/customer/customer.ts'
import { PROFILES } from '../../src/domain/profile/profiles.ts'
import { ageReceivables } from '../../src/domain/receivables/aging.ts'
import type { CustomerStatement } from '../../src/domain/receivables/customer-statement.ts'
import { addDays, localDate } from '../../src/kernel/date.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { readCustomerStatement } from '../../src/operations/customer-statement.ts'

import { inOrganization, type Tx } from '../../src/store/engine/transaction.ts'
import { customerById } from '../../src/store/reading/customers.ts'
import { readPortalBalances } from '../../src/store/reading/portal.ts'
import { agingItems } from '../../src/store/reading/reports.ts'
import { does, edits, line, makes, pays } from '../support/domain/people.ts'
import { ACME, BOLT, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()
const ZONE = 'America/New_York'
const FIRST = '2026-02-01'

const buyerOf = async (tx: Tx, books: Books, customerId: string): Promise<Customer> =>
  (await customerById(tx, books.orgId, customerId))!

type Act = (books: Books, today: string) => Promise<unknown>
const place = fc.nat({ max: 20 })
const minor = fc.integer({ min: 1, max: 3000 })
const at = async (books: Books, table: 'invoice' | 'payment' | 'customer', which: number) => {
  const rows = await books.rows<{ id: string; customer_id: string; currency: string }>(
    `select * from ${table} where org_id = $1 order by id`,
  )
  return rows[which % Math.max(rows.length, 1)]
}

/** What moves a customer's account: documents made, told of, edited, ended; money that comes, is kept and goes back. */
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(fc.constantFrom('o-1', 'o-2', 'o-3'), minor, fc.constantFrom(ACME, BOLT)).map(
    ([id, amount, customer]): Act =>
      (books, today) =>
        books.tell(orderPriced(id, amount, `${today}T15:00:00.000Z`, { customer })),
  ),
  fc
    .tuple(
      minor,
      fc.constantFrom(ACME, BOLT),
      fc.constantFrom('USD', 'JPY'),
      fc.nat({ max: 9 }),
      fc.boolean(),
    )
    .map(
      ([amount, ref, currency, days, saveAsDraft]): Act =>
        (books, today) =>
          books.do(
            makes({
              addressee: { source: 'ops', ref },
              lines: [line('By hand', String(amount))],
              currency,
              issuedOn: addDays(today, -days),
              dueOn: addDays(today, days * 4 - days),
              saveAsDraft,
            }),
          ),
    ),
  fc
    .tuple(
      fc.constantFrom('confirm', 'confirm', 'mark_sent', 'mark_sent', 'publish', 'void', 'cancel', 'archive'),
      place,
    )
    .map(([verb, which]): Act => async (books) => {
      const invoice = await at(books, 'invoice', which)
      if (invoice) await books.do(does(verb, invoice.id, 'a reason'))
    }),
  fc
    .tuple(place, fc.integer({ min: 1, max: 400_000 }), fc.constantFrom('named', 'oldest', 'kept'), place)
    .map(([which, amount, how, days]): Act => async (books, today) => {
      const invoice = await at(books, 'invoice', which)
      if (!invoice) return
      await books.do(
        pays(invoice.customer_id, BigInt(amount), {
          currency: invoice.currency,
          receivedOn: addDays(today, -(days % 4)),
          allocations: how === 'named' ? [{ invoiceId: invoice.id, amount: null }] : [],
          ...(how === 'kept' ? { keepAsCredit: true } : {}),
        }),
      )
    }),
  fc.tuple(place, minor, place).map(([which, amount, of]): Act => async (books, today) => {
    const payment = await at(books, 'payment', which)
    const invoice = await at(books, 'invoice', of)
    if (!payment) return
    await books.do({
      kind: 'refund_payment',
      paymentId: payment.id,
      invoiceId: of % 3 === 0 ? null : (invoice?.id ?? null),
      amount: BigInt(amount),
      refundedOn: today,
      reason: 'a reason',
    })
  }),
  fc.tuple(place, place, minor).map(([which, who, amount]): Act => async (books) => {
    const invoice = await at(books, 'invoice', which)
    const customer = await at(books, 'customer', who)
    if (!invoice || !customer) return
    await books.do(
      edits(invoice.id, who % 2 ? { customerId: customer.id } : { lines: [line('Another', String(amount))] }),
    )
  }),
)

const evening = (day: string): number => Date.parse(`${day}T23:30:00-05:00`)

async function booksAfter(profile: string, acts: readonly Act[]): Promise<Books> {
  const books = await Books.open(database, profile, { timeZone: ZONE })
  for (const [step, run] of acts.entries()) {
    const today = addDays(FIRST, Math.floor(step / 2))
    books.now = evening(today)
    await run(books, today)
  }
  return books
}

interface Posted {
  readonly currency: string
  readonly role: string
  readonly amount: bigint
  readonly date: string
  readonly customer: string
  readonly posted_at: string | null
  readonly created_at: string | null
}

/** Every posting on customers' accounts, with whose it is: that of the document, else that of the entry. */
const postingsOf = (books: Books): Promise<Posted[]> =>
  books.rows<Posted>(
    `select p.currency, a.role, p.amount, p.date, coalesce(i.customer_id, e.customer_id) as customer, i.posted_at, i.created_at
     from posting p join account a on a.org_id = p.org_id and a.code = p.account and a.role in ('receivable', 'customer_credit')
     join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
     left join invoice i on i.org_id = p.org_id and i.id = p.invoice_id and a.role = 'receivable'
     where p.org_id = $1`,
  )

/** What a customer owed at the end of a day: receivables of documents that were final by then, less their credit. */
function owed(postings: readonly Posted[], customer: string, currency: string, day: string): bigint {
  return postings
    .filter((one) => one.customer === customer && one.currency === currency && one.date <= day)
    .filter(
      ({ created_at, posted_at }) =>
        created_at === null ||
        (posted_at !== null && (posted_at === created_at || localDate(Date.parse(posted_at), ZONE) <= day)),
    )
    .reduce((sum, { amount }) => sum + amount, 0n)
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n)

test.each([...PROFILES].map(([code]) => code))(
  '%s: a statement closes with what the journal has, and opens with what it closed with (rule 22)',
  async (profile) => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 40, size: 'max' }), async (acts) => {
        const books = await booksAfter(profile, acts)
        const last = addDays(FIRST, 30)
        const cuts = [addDays(FIRST, -15), addDays(FIRST, 3), addDays(FIRST, 8), last]
        const postings = await postingsOf(books)
        const customers = await books.rows<{ id: string }>('select id from customer where org_id = $1')
        for (const { id: customerId } of customers)
          for (const asClient of [false, true]) {
            const read = (form: 'open-item' | 'balance-forward', from: string, to: string) =>
              inOrganization(books.world.db, books.orgId, async (tx) => {
                const told = await readCustomerStatement(tx, books.orgId, to, {
                  form,
                  from,
                  to,
                  buyer: await buyerOf(tx, books, customerId),
                  asClient,
                })
                if (isRefusal(told)) throw new Error(told.message)
                return new Map(told.statements.map((one) => [one.currency, one]))
              })
            let before = new Map<string, CustomerStatement>()
            for (const [nth, to] of cuts.entries()) {
              const from = nth === 0 ? '2020-01-01' : addDays(cuts[nth - 1]!, 1)
              const [forward, open] = [
                await read('balance-forward', from, to),
                await read('open-item', from, to),
              ]
              const aged = await inOrganization(books.world.db, books.orgId, (tx) =>
                agingItems(tx, books.orgId, { asOf: to, customerId }),
              )
              for (const currency of ['USD', 'JPY']) {
                const one = forward.get(currency)
                const closing = one?.closing ?? 0n
                if (!asClient)
                  expect(closing, `${currency} on ${to}`).toBe(owed(postings, customerId, currency, to))
                expect(one?.opening ?? 0n).toBe(before.get(currency)?.closing ?? 0n)
                expect(open.get(currency)?.closing ?? 0n).toBe(closing)
                if (!one) continue
                expect(one.opening + sum(one.lines.map(({ amount }) => amount))).toBe(closing)
                expect(one.lines.at(-1)?.balance ?? one.opening).toBe(closing)
                expect(sum(one.items.map((item) => item.open)) + one.other - one.credit).toBe(closing)
                const { total, ...columns } = one.aging
                expect(total).toBe(closing)
                expect(sum(Object.values(columns))).toBe(closing)
                for (const { type, applied, kept, amount } of one.lines)
                  if (type === 'payment') expect(sum(applied.map((to) => to.amount)) + kept).toBe(-amount)
                // A draft is on no statement, not even where money came for it before its own day and stands as credit.
                const final = aged.filter(({ draft }) => !draft)
                const [row] = ageReceivables(final, to).filter((row) => row.currency === currency)
                if (asClient) continue
                expect(columns).toEqual({
                  ...(row?.buckets ?? {
                    current: 0n,
                    days_1_30: 0n,
                    days_31_60: 0n,
                    days_61_90: 0n,
                    over_90: 0n,
                  }),
                  credits: (row?.credits ?? 0n) - one.credit,
                })
              }
              before = forward
            }
            if (!asClient) continue
            const balances = await inOrganization(books.world.db, books.orgId, (tx) =>
              readPortalBalances(tx, books.orgId, customerId, last),
            )
            for (const currency of ['USD', 'JPY']) {
              const seen = balances.find((one) => one.currency === currency)
              expect(before.get(currency)?.closing ?? 0n).toBe((seen?.open ?? 0n) - (seen?.credit ?? 0n))
            }
          }
      }),
      { numRuns: 25 },
    )
  },
  180_000,
)

test('money that came for a draft before the draft’s own day is a credit among receivables, and stands beside the statement', async () => {
  const books = await Books.open(database, 'fleet', { timeZone: ZONE })
  const [sent, told, paid] = ['2026-02-01', '2026-02-05', '2026-02-06'].map(evening) as [
    number,
    number,
    number,
  ]
  books.now = sent
  const made = await books.do(
    makes({
      addressee: { source: 'ops', ref: ACME },
      lines: [line('By hand', '98')],
      currency: 'USD',
      issuedOn: '2026-01-20',
      dueOn: '2026-01-25',
    }),
  )
  await books.do(does('mark_sent', made.subject.invoiceIds![0]!))
  books.now = told
  const draft = await books.tell(orderPriced('o-1', 500, '2026-02-05T15:00:00.000Z', { customer: ACME }))
  const [{ customer_id: customerId } = { customer_id: '' }] = await books.rows<{ customer_id: string }>(
    'select customer_id from invoice where org_id = $1',
  )
  books.now = paid
  const allocations = [{ invoiceId: draft.subject.invoiceIds![0]!, amount: null }]
  await books.do(pays(customerId, 1n, { receivedOn: '2026-02-03', allocations }))
  const to = '2026-02-04'
  const [aged, statement] = await inOrganization(books.world.db, books.orgId, (tx) =>
    Promise.all([
      agingItems(tx, books.orgId, { asOf: to, customerId }),
      buyerOf(tx, books, customerId).then((buyer) =>
        readCustomerStatement(tx, books.orgId, to, {
          form: 'open-item',
          from: '2026-01-01',
          to,
          buyer,
          asClient: false,
        }),
      ),
    ]),
  )
  expect(ageReceivables(aged, to)).toMatchObject([{ credits: -1n, total: 9_799n }])
  if (isRefusal(statement)) throw new Error(statement.message)
  expect(statement.statements).toMatchObject([{ closing: 9_800n, elsewhere: 1n, aging: { credits: 0n } }])
})
