import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { seedDemo } from '../../src/demo/seed.ts'
import { decimal } from '../../src/kernel/decimal.ts'
import { idSource } from '../../src/kernel/id.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { digestOf } from '../../src/store/chain/link.ts'
import { readOrganization } from '../../src/store/engine/transaction.ts'
import { type Item, KINDS, type LinkRow } from '../../src/store/verifying/chained-items.ts'
import { percent, rest } from '../support/domain/instalments.ts'
import { does, line, makes } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { postEveryKind } from '../plain-text/every-kind.ts'

const database = await testDatabase()

/** Every item that links cover and the database hashes, with what it hashed it to. */
async function hashed({ world, orgId }: Pick<Books, 'world' | 'orgId'>) {
  return readOrganization(world.db, orgId, async (tx) => {
    const links = await tx.all(sql<LinkRow>`select * from book_link where org_id = ${orgId} order by seq`)
    const all: { item: Item; own: string; database: string }[] = []
    for (const { named, digests, items } of KINDS) {
      const keys = links.flatMap((link) => named(link))
      if (!digests || keys.length === 0) continue
      const taken = await digests(tx, orgId, keys)
      for (const [n, item] of (await items(tx, orgId, keys)).entries())
        all.push({
          item,
          own: digestOf(item.text!).toString('hex'),
          database: taken.toString('hex', n * 32, (n + 1) * 32),
        })
    }
    return all
  })
}

/** What a person asked of a credit note is told by the program alone. */
const askedOfNote = ({ text }: Item): boolean => /,"\{\\"reason\\":.*\\"ask\\":.*"\]$/.test(text!)

async function expectSame(books: Pick<Books, 'world' | 'orgId'>): Promise<Item[]> {
  const all = await hashed(books)
  const differ = all.filter(({ item, own, database }) => own !== database && !askedOfNote(item))
  expect(differ.map(({ item }) => item.text)).toEqual([])
  return all.map(({ item }) => item)
}

test('the database hashes every entry, line and document of the demo as the program does', async () => {
  const { db, owner } = await testDatabase()
  const world = { db, now: Date.now, newId: idSource(Date.now), lanes: new Lanes() }
  await seedDemo(world, () => {})
  const { rows } = await owner.query<{ org_id: string }>('select org_id from billhook.organization')
  expect(rows.length).toBeGreaterThan(3)
  for (const { org_id: orgId } of rows)
    expect((await expectSame({ world, orgId })).length).toBeGreaterThan(100)
}, 60_000)

test('and every kind of entry', async () => {
  const books = await Books.open(database, 'fleet')
  await postEveryKind(books)
  await expectSame(books)
})

test('and whatever is written on documents', async () => {
  const books = await Books.open(database, 'fleet')
  await books.tell(orderPriced('o', 100_000, at(1)))
  const [{ id: customerId }] = (await books.rows<{ id: string }>(
    `select id from customer where org_id = $1`,
  )) as [{ id: string }]
  const odd = `"quoted" \\ / <b>&amp;</b> tab\t line\nreturn\r bell\u0007 escape\u001b delete\u007f next\u0085 \u2028\u2029 é 漢字 🚚 'single'`
  const lines = [
    line(odd, '19.99', { unit: odd, quantity: decimal('3.14159265'), account: '4100' }),
    line('Less', '-0.00000001', { discount: { kind: 'percent', percent: decimal('12.5') } }),
    line('Some off', '1000', { discount: { kind: 'amount', amount: 1n } }),
    line('Taxed there', '123456789.1', {
      tax: { category: 'S', rate: decimal('8.875'), jurisdiction: odd },
    }),
    line('Taxed there, on an account', '7', {
      tax: { category: 'S', rate: decimal('8.875'), jurisdiction: 'NY' },
      account: '4200',
    }),
  ]
  const texts = { reference: odd.slice(0, 60), notes: odd, terms: 'net 30' } as const
  for (const documentDiscount of [
    null,
    { kind: 'percent', percent: decimal('10.25') },
    { kind: 'percent', percent: decimal('50'), cap: 700n },
    { kind: 'amount', amount: 333n },
  ] as const) {
    const made = await books.do(makes({ addressee: { customerId }, lines, documentDiscount, ...texts }))
    const [id] = made.subject.invoiceIds!
    await books.do(does('mark_sent', id!))
    const parts = [percent('2026-05-01', '40'), rest('2026-07-01')]
    if (documentDiscount === null)
      await books.do({ kind: 'plan_instalments', invoiceId: id!, parts, reason: odd })
  }
  const items = await expectSame(books)
  const all = items.map(({ text }) => text).join('\n')
  for (const each of ['accounts', 'jurisdiction', 'cap', 'percent', '漢字']) expect(all).toContain(each)
})
