import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../support/test-database.ts'
import { rowsOf } from '../support/road/rows-of.ts'
import { proves } from './commands/verify.ts'
import { type Acknowledged, type LaneAct, laneAct } from './lane.ts'
import { Program } from './program.ts'

const { db, owner } = await testDatabase({ poolSize: 16 })

const { MODEL_RUNS = '2', MODEL_SEED = '2026' } = process.env
const seed = MODEL_SEED === 'random' ? Date.now() : Number(MODEL_SEED)
const RUNS = Math.max(2, Math.ceil(Number(MODEL_RUNS) / 4))
const LANES = 6

/** Carries a lane's acts out, one after the other, in a program of its own; tells what it was told was done. */
async function lives(program: Program, acts: readonly LaneAct[], lane: number): Promise<Acknowledged> {
  const done: Acknowledged = { received: 0, givenBack: 0, sold: 0 }
  let told = 0
  for (const act of acts) await act(program, done, (about) => `${about} ${(told += 1)} of lane ${lane}`)
  return done
}

test.each(['fleet', 'home-services'] as const)(
  `%s: ${LANES} programs do random things to one book at once, and no cent is lost`,
  { timeout: 60_000 + 20_000 * RUNS },
  async (business) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(laneAct, { minLength: 12, maxLength: 24, size: 'max' }), {
          minLength: LANES,
          maxLength: LANES,
        }),
        async (lanes) => {
          const first = await Program.open(db, business)
          const done = await Promise.all(lanes.map((acts, lane) => lives(first.beside(), acts, lane)))
          await holds(first, done)
        },
      ),
      // What a race brought is not brought again by doing less.
      { seed, numRuns: RUNS, endOnFailure: true },
    )
  },
)

/** What must hold whatever happened in between. */
async function holds(program: Program, done: readonly Acknowledged[]): Promise<void> {
  const rows = rowsOf(owner, program.orgId)
  const sumOf = (what: keyof Acknowledged): number => done.reduce((sum, lane) => sum + lane[what], 0)
  const balances = await rows<{ role: string; balance: string }>(
    `select a.role, sum(p.amount)::text as balance from posting p
     join account a on a.org_id = p.org_id and a.code = p.account where p.org_id = $1 group by 1`,
  )
  const balance = (role: string): number => Number(balances.find((row) => row.role === role)?.balance ?? 0)
  expect(balance('cash'), 'cash is what was acknowledged').toBe(
    sumOf('received') - sumOf('givenBack') + sumOf('sold'),
  )
  const [open] = await rows<{ owed: string }>(
    `select coalesce(sum(receivable), 0)::text as owed from invoice where org_id = $1`,
  )
  expect(balance('receivable'), 'receivables are what is open').toBe(Number(open!.owed))
  const aged = await program.get('/v1/reports/ar-aging?asOf=2999-12-31')
  expect(aged.currencies[0]?.totals.total ?? 0).toBe(Number(open!.owed))
  expect(
    await rows(
      `select b.work_id from work_billing b join invoice i on i.org_id = b.org_id and i.id = b.invoice_id
       where b.org_id = $1 and i.stage = 'draft' group by 1 having count(*) > 1`,
    ),
    'one live draft for each order',
  ).toEqual([])
  expect(
    await rows(
      `select p.id from payment p where p.org_id = $1 and p.amount < (
         select coalesce(sum(r.amount), 0) from refund r where r.org_id = p.org_id and r.payment_id = p.id)`,
    ),
    'no more goes back than came',
  ).toEqual([])
  await proves(program)
}
