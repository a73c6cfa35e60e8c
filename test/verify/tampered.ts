import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { changeLogo } from '../../src/operations/change-logo.ts'
import type { Verdict } from '../../src/operations/verify-books.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import type { ChainHead } from '../../src/store/chain/link.ts'
import { Books } from '../support/road/books.ts'
import { only } from '../support/road/one-by-one.ts'
import { does, pays } from '../support/domain/people.ts'
import { at, orderCancelled, orderPriced } from '../support/domain/told-events.ts'
import { pngOf } from '../support/pictures.ts'
import type { TestDatabase } from '../support/test-database.ts'

export const mark = (hash: Buffer): Buffer => createHmac('sha256', 'the key of a test').update(hash).digest()

/** Books with some of everything: orders priced, re-priced, sent, paid, given back, cancelled, credit left over, and a logo. */
export async function fullBooks(database: TestDatabase): Promise<Books> {
  const books = await Books.open(database, 'fleet', { mark })
  for (let n = 1; n <= 6; n++) await books.tell(orderPriced(`o-${n}`, 1000 * n, at(n)))
  await books.tell(orderPriced('o-1', 1500, at(7)))
  const ids = (
    await books.rows<{ id: string }>(
      `select id from invoice where org_id = $1 and stage = 'draft' order by id`,
    )
  ).map(({ id }) => id)
  for (const id of ids.slice(0, 3)) await books.do(does('mark_sent', id))
  await books.do(pays(null, 2000n, { allocations: [{ invoiceId: ids[0]!, amount: null }] }))
  await books.do(pays(null, 9000n, { allocations: [{ invoiceId: ids[1]!, amount: null }] }))
  await books.do({
    kind: 'refund_payment',
    paymentId: await only(books, 'select id from payment where org_id = $1 order by id limit 1'),
    invoiceId: ids[0]!,
    amount: 500n,
    refundedOn: '2026-03-22',
    reason: 'Late.',
  })
  await books.tell(orderCancelled('o-6', at(8)))
  await changeLogo(books.world, books.orgId, { name: 'Test', role: 'owner' }, pngOf(40, 20))
  return books
}

/** What a superuser can switch off besides: checks, keys and references. */
const WITHOUT_CONSTRAINTS = `do $$
declare it record;
begin
  for it in select conrelid::regclass as t, conname from pg_constraint
            where connamespace = 'billhook'::regnamespace and contype in ('c', 'f', 'u', 'p')
            order by contype = 'p' loop
    execute format('alter table %s drop constraint if exists %I cascade', it.t, it.conname);
  end loop;
  for it in select indexrelid::regclass as i from pg_index i join pg_class c on c.oid = i.indrelid
            where c.relnamespace = 'billhook'::regnamespace and i.indisunique loop
    execute format('drop index %s', it.i);
  end loop;
end $$`

/**
 * Does harm to books as a superuser with every trigger and reference switched off, proves them, and takes the harm back.
 * Answers what does not hold.
 */
export async function proveAfter(
  { owner }: TestDatabase,
  books: Books,
  harm: string,
  known?: ChainHead,
): Promise<Verdict[]> {
  const client: pg.PoolClient = await owner.connect()
  try {
    await client.query(
      `begin; set local search_path = billhook; set local session_replication_role = replica`,
    )
    await client.query(WITHOUT_CONSTRAINTS)
    const { rowCount } = await client.query(harm.replaceAll('$1', `'${books.orgId}'`))
    if (rowCount === 0) throw new Error(`it harms nothing: ${harm}`)
    const within = { client, namedStatements: false, orgId: books.orgId, afterCommit: () => {} }
    const world = { ...books.world, mark, db: { ...books.world.db, within } }
    const { verdicts } = await verifyBooks(world, books.orgId, { known })
    return verdicts.filter((verdict) => !verdict.holds)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
