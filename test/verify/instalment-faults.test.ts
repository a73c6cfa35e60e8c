import { describe, expect, test } from 'vitest'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { type ChainHead, EMPTY_CHAIN, linkHash } from '../../src/store/chain/link.ts'
import { readOrganization } from '../../src/store/engine/transaction.ts'
import { walkChain } from '../../src/store/verifying/chain.ts'
import { does, pays } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { testDatabase } from '../support/test-database.ts'
import { mark, proveAfter } from './tampered.ts'

const database = await testDatabase()

/** A document split, split anew once something was paid, and another whose plan was taken back. */
async function split(): Promise<Books> {
  const books = await Books.open(database, 'fleet', { mark })
  const ids: string[] = []
  for (let n = 1; n <= 2; n++) {
    const [id] = (await books.tell(orderPriced(`o-${n}`, 1000 * n, at(n)))).subject.invoiceIds!
    await books.do(does('mark_sent', id!))
    ids.push(id!)
  }
  const plan = (invoiceId: string, ...days: string[]) =>
    books.do({
      kind: 'plan_instalments',
      invoiceId,
      parts: days.map((dueOn, place) => ({
        dueOn,
        share: place === days.length - 1 ? { by: 'rest' } : { by: 'amount', amount: 300n },
      })),
      reason: null,
    })
  await plan(ids[0]!, '2026-04-10', '2026-05-10', '2026-06-10')
  await books.do(pays(null, 350n, { allocations: [{ invoiceId: ids[0]!, amount: null }] }))
  await plan(ids[0]!, '2026-05-20', '2026-07-10')
  await plan(ids[1]!, '2026-04-10', '2026-05-10')
  await plan(ids[1]!)
  const [draft] = (await books.tell(orderPriced('o-3', 3000, at(3)))).subject.invoiceIds!
  await plan(draft!, '2026-04-10', '2026-05-10')
  return books
}
const books = await split()

test('books that nobody touched hold', async () => {
  expect((await verifyBooks({ ...books.world, mark }, books.orgId)).holds).toBe(true)
  expect(await wrongIn(books)).toEqual([])
})

const LAST = `(select id from instalment_plan where org_id = $1 and jsonb_array_length(parts) = 4)`
const DRAFT = `(select id from invoice where org_id = $1 and stage = 'draft')`
const SPLIT = `org_id = $1 and jsonb_array_length(instalments->'parts') = 4`

test.each([
  [
    'a part that was agreed is a cent more',
    `update instalment_plan set parts = jsonb_set(parts, '{2,amount}', '"301"') where id = ${LAST}`,
    'instalment_plans',
    /^INV-2026-00001: a plan over 1000 has parts of 1001/,
  ],
  [
    'what was split is a cent less',
    `update instalment_plan set total = total - 1 where id = ${LAST}`,
    'instalment_plans',
    /^INV-2026-00001: a plan over 999 has parts of 1000/,
  ],
  [
    'a part moved a cent to another, as it was agreed',
    `update instalment_plan set parts = jsonb_set(jsonb_set(parts, '{2,amount}', '"301"'), '{3,amount}', '"349"') where id = ${LAST}`,
    'instalment_plans',
    /^INV-2026-00001: due in .*agreed were/,
  ],
  [
    'a part moved a cent to another, on the document',
    `update invoice set instalments = jsonb_set(jsonb_set(instalments, '{parts,2,amount}', '"301"'), '{parts,3,amount}', '"349"') where ${SPLIT}`,
    'receivable_day',
    /^USD due 2026-05-20 .final.: kept 300 on 1 documents, held 301 on 1/,
  ],
  ['a plan is gone', `delete from instalment_plan where id = ${LAST}`, 'instalment_plans', /^INV-2026-00001/],
  [
    'a document forgot its plan',
    `update invoice set instalments = null where ${SPLIT}`,
    'instalment_plans',
    /^INV-2026-00001: due in , agreed/,
  ],
  [
    'a document falls due a day later',
    `update invoice set due_on = due_on + 1 where ${SPLIT}`,
    'instalments_due',
    /^INV-2026-00001: due 2026-05-21, its instalments 2026-05-20/,
  ],
  [
    'the instalments of a draft do not come to it, as they were agreed',
    `with said as (update instalment_plan set total = 2999, parts = jsonb_set(parts, '{1,amount}', '"2699"') where invoice_id = ${DRAFT})
     update invoice set instalments = jsonb_set(instalments, '{parts,1,amount}', '"2699"') where id = ${DRAFT}`,
    'instalments_follow',
    /^INV-2026-00003: a draft of 3000, its instalments come to 2999/,
  ],
  [
    'the instalments of a draft follow it no more',
    `update invoice set instalments = instalments - 'asked' where id = ${DRAFT}`,
    'instalments_follow',
    /^INV-2026-00003: a draft of 3000, its instalments come to 3000/,
  ],
  [
    'a client is said to have chosen',
    `update invoice set instalments = instalments || '{"chosenOn": "2026-03-02"}' where ${SPLIT}`,
    'instalment_plans',
    /^INV-2026-00001: due in .*chosenOn/,
  ],
  [
    'a client is said to have agreed',
    `update instalment_plan set by_client = true where id = ${LAST}`,
    'chain',
    /^what was agreed on .* is not as it was written/,
  ],
  [
    'who agreed is somebody else',
    `update instalment_plan set actor = 'Nobody' where id = ${LAST}`,
    'chain',
    /^what was agreed on .* about instalments of INV-2026-00001 is not as it was written/,
  ],
  [
    'an agreement and what follows from it say another day alike',
    `with said as (update instalment_plan set parts = jsonb_set(parts, '{3,dueOn}', '"2026-07-11"') where id = ${LAST}),
       due as (update receivable_day set due_on = '2026-07-11' where org_id = $1 and due_on = '2026-07-10')
     update invoice set instalments = jsonb_set(instalments, '{parts,3,dueOn}', '"2026-07-11"') where ${SPLIT}`,
    'chain',
    /^what was agreed on .* about instalments of INV-2026-00001 is not as it was written/,
  ],
  [
    'an agreement that was changed since is gone',
    `delete from instalment_plan where id = (select min(id::text)::uuid from instalment_plan where org_id = $1)`,
    'chain',
    /^agreement .* about instalments is gone/,
  ],
  [
    'an agreement was slipped in before the others',
    `insert into instalment_plan select org_id, '01000000-0000-7000-8000-000000000000', invoice_id, currency, set_on,
       agreed_due_on, total, parts, reason, recorded_at, actor from instalment_plan where id = ${LAST}`,
    'chain',
    /^agreement about instalments 01000000-.* was not written by Billhook/,
  ],
  [
    'a link disowns its instalments',
    `update book_link set instalments = null, digests = substr(digests, 1, length(digests) - 8)
     where org_id = $1 and length(instalments) > 0`,
    'chain',
    /^link .* leaves out instalments/,
  ],
  [
    'what was agreed at first is another day',
    `update invoice set instalments = jsonb_set(instalments, '{agreedDueOn}', '"2026-05-01"') where ${SPLIT}`,
    'chain',
    /INV-2026-00001|document/,
  ],
  [
    'what is kept to fall due is a cent more',
    `update receivable_day set amount = amount + 1 where org_id = $1 and due_on = '2026-07-10'`,
    'receivable_day',
    /^USD due 2026-07-10 .final.: kept 351 on 1 documents, held 350 on 1/,
  ],
])('%s: found', async (_, harm, code, names) => {
  const broken = await proveAfter(database, books, harm)
  const found = broken.find((verdict) => verdict.code === code)
  expect(found, broken.map((verdict) => `${verdict.code}: ${verdict.offender}`).join('\n')).toBeDefined()
  expect(found!.offender).toMatch(names)
})

test('of a final document only instalments move the day it falls due', async () => {
  const says = /its content cannot change/
  const [{ id }] = (await books.rows<{ id: string }>(`select id from invoice where ${SPLIT}`)) as [
    { id: string },
  ]
  const change = (set: string) => books.rows(`update invoice set ${set} where org_id = $1 and id = $2`, [id])
  await expect(
    change(`instalments = jsonb_set(instalments, '{agreedDueOn}', '"2026-05-01"')`),
  ).rejects.toThrow(says)
  await expect(change(`instalments = null, due_on = '2026-03-31'`)).rejects.toThrow(says)
})

describe('a chain of before instalments were covered', () => {
  /** As it was then: what a link covers less instalments, hashed without them, and no link that covered nothing else. */
  async function asBefore(it: Books): Promise<void> {
    let head: ChainHead = EMPTY_CHAIN
    const links: { at: bigint; head: ChainHead }[] = []
    await readOrganization(it.world.db, it.orgId, (tx) =>
      walkChain(tx, it.orgId, {
        each: async ({ seq, at: instant, instalments }, digests) => {
          const left = digests.slice(0, digests.length - instalments!.length / 16)
          if (left.length === 0) return
          head = { seq: head.seq + 1n, hash: linkHash(it.orgId, head, instant, left, null) }
          links.push({ at: seq, head })
        },
      }),
    )
    const { owner } = database
    const client = await owner.connect()
    try {
      await client.query(
        'begin; set local search_path = billhook; set local session_replication_role = replica',
      )
      await client.query('delete from book_link where org_id = $1 and not seq = any ($2::bigint[])', [
        it.orgId,
        links.map(({ at: seq }) => String(seq)),
      ])
      for (const { at: seq, head: now } of links)
        await client.query(
          `update book_link set seq = $3, hash = $4, mark = $5, instalments = null,
             digests = substr(digests, 1, length(digests) - length(instalments) / 2) where org_id = $1 and seq = $2`,
          [it.orgId, String(seq), String(now.seq), now.hash, mark(now.hash)],
        )
      await client.query('commit')
    } finally {
      client.release()
    }
  }
  const nobody = `update instalment_plan set actor = 'Nobody' where id = (select min(id::text)::uuid from instalment_plan where org_id = $1)`

  test('holds, and the next link takes in what was agreed until then', async () => {
    const old = await split()
    await asBefore(old)
    const proven = async () => (await verifyBooks({ ...old.world, mark }, old.orgId)).verdicts.at(-1)
    expect(await proven()).toMatchObject({ code: 'chain', holds: true })
    expect(await proveAfter(database, old, nobody)).toEqual([])

    await old.tell(orderPriced('later', 500, at(9)))
    expect(await proven()).toMatchObject({ code: 'chain', holds: true })
    expect((await proveAfter(database, old, nobody)).map(({ offender }) => offender)).toEqual([
      expect.stringMatching(/^what was agreed on .* is not as it was written/),
    ])
    expect(
      (
        await proveAfter(
          database,
          old,
          `update book_link set instalments = null, digests = substr(digests, 1, length(digests) - coalesce(length(instalments), 0) / 2) where org_id = $1`,
        )
      ).map(({ code }) => code),
    ).toEqual(['chain'])
  })
})
