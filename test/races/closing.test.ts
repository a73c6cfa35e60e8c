import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/date.ts'
import { changeLockDates } from '../../src/operations/change-lock-dates.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { does, pays } from '../support/domain/people.ts'
import { orderCancelled, orderPriced, saleCompleted } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase({ poolSize: 20 })

const WRITERS = 8
const ACTS = 30
const FIRST = '2026-02-01'
/** Days that are closed one after the other while the writers go on. */
const CLOSINGS = ['2026-02-05', '2026-02-11', '2026-02-20', '2026-02-28']

const dated = (books: Books, through: string) =>
  books.rows<{ id: string }>('select id from journal_entry where org_id = $1 and date <= $2 order by id', [
    through,
  ])

/** Posts, pays, takes back and gives back, all of it dated somewhere in the days that are being closed. */
async function writes(books: Books, writer: number): Promise<void> {
  for (let n = 0; n < ACTS; n++) {
    const name = `${writer}-${n}`
    const day = addDays(FIRST, (writer * 7 + n * 5) % 28)
    const told = await books.tell(orderPriced(name, 1000 + n, `${day}T09:00:00.000Z`))
    if (told.outcome !== 'done') throw new Error(`${name} came to ${told.outcome}`)
    const invoiceId = told.subject.invoiceIds![0]!
    if (n % 3 === 0) {
      const on = { receivedOn: day, allocations: [{ invoiceId, amount: 400n }] }
      const paid = await books.do(pays(null, 500n, { ...on, providerId: `transfer ${name}` }))
      if (paid.outcome !== 'done') throw new Error(`the payment of ${name} came to ${paid.outcome}`)
      const { paymentId } = paid.subject
      const back = { kind: 'refund_payment', paymentId: paymentId!, amount: 100n } as const
      await books.do({ ...back, invoiceId, refundedOn: day, reason: 'a reason' })
    }
    if (n % 3 === 1) await books.do(does('void', invoiceId, 'a reason'))
    if (n % 3 === 2) await books.tell(orderCancelled(name, `${day}T10:00:00.000Z`))
    await books.tell(saleCompleted(`sale ${name}`, `${day}T09:00:00.000Z`))
  }
}

test('days are closed while others post, pay and take back: what is dated there afterwards stood there when they were closed', async () => {
  const books = await Books.open(database, 'fleet')
  const closer = books.elsewhere()
  const writing = Promise.all(
    Array.from({ length: WRITERS }, (_, writer) => writes(books.elsewhere(), writer)),
  )
  const stood = new Map<string, { id: string }[]>()
  for (const [at, through] of CLOSINGS.entries()) {
    // Until the writers have got on a little: by what stands, not by the clock.
    for (let made = 0; made < (at + 1) * 120; made = (await dated(books, '2999-12-31')).length)
      await new Promise((resolve) => setTimeout(resolve, 5))
    const owner = { name: 'Closer', role: 'owner' } as const
    const closed = await changeLockDates(closer.world, books.orgId, owner, { soft: through })
    expect(isRefusal(closed)).toBe(false)
    // Whoever commits from here on saw the lock, so everything dated there is in sight now.
    stood.set(through, await dated(books, through))
  }
  await writing
  for (const [through, before] of stood) {
    expect(before.length, through).toBeGreaterThan(0)
    expect(await dated(books, through), `dated up to ${through}`).toEqual(before)
  }
  const late = await books.rows(
    `select id from journal_entry where org_id = $1 and description like '%a closed period%'`,
  )
  expect(late.length).toBeGreaterThan(0)
  expect(await wrongIn(books)).toEqual([])
})
