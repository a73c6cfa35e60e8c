import { Readable } from 'node:stream'
import fc, { type GeneratorValue } from 'fast-check'
import { expect, test } from 'vitest'
import type { Settlement } from '../../src/contract/settlement.ts'
import type { Verification } from '../../src/contract/verification.ts'
import type { WorkRow } from '../../src/contract/work.ts'
import { idSource } from '../../src/kernel/id.ts'
import { importBooks } from '../../src/operations/import-books.ts'
import { makeRecurringEntries } from '../../src/operations/recurring-entries.ts'
import { booksLines } from '../../src/store/backup/books.ts'
import { asOf, everythingTold, withoutHashes } from '../engine/everything-told.ts'
import { ReadBooks } from '../figures/books.ts'
import { walkBase } from '../figures/in-base.ts'
import { WALKERS } from '../figures/walkers.ts'
import { openServer, problemOf, type Tenant } from '../http/api.ts'
import { clientOf } from '../plain-text/books.ts'
import { everyReport } from '../support/every-report.ts'
import { bookActs } from './acts/books.ts'
import { documentActs } from './acts/documents.ts'
import { moneyActs } from './acts/money.ts'
import { settingActs } from './acts/settings.ts'
import { workActs } from './acts/works.ts'
import { type Act, Life } from './life.ts'

/**
 * LIFE_RUNS: how many lives each business lives; LIFE_ACTS: of how many acts; LIFE_SEED: those of another seed, or `random`;
 * LIFE_AT_ONCE: how many acts go on at a time, in an order of their own.
 */
const { LIFE_RUNS = '1', LIFE_ACTS = '300', LIFE_SEED = '2026', LIFE_AT_ONCE = '1' } = process.env
const seed = LIFE_SEED === 'random' ? Date.now() : Number(LIFE_SEED)

const START = Date.parse('2025-12-01T12:00:00Z')
const PROFILES = ['fleet', 'field-service', 'charter', 'home-services'] as const
const PROVE_EVERY = 50

const ACTS: Readonly<Record<string, Act>> = {
  ...workActs,
  ...documentActs,
  ...moneyActs,
  ...bookActs,
  ...settingActs,
}
const NAMES = Object.entries(ACTS).flatMap(([name, { times }]) => Array.from({ length: times }, () => name))

const clock = { at: START }
const { tenant, world, place } = await openServer({}, () => clock.at)

const done = new Set<string>()
let lives = 0
let inBase = 0

test.each([...PROFILES.entries()])(
  '%i, %s: whatever is told and asked, the books hold and every figure opens down to the journal',
  { timeout: 60_000 * Number(LIFE_RUNS) + 300 * Number(LIFE_ACTS) * Number(LIFE_RUNS) },
  async (at, profile) => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const [us, life] = await begin(profile, draw)
        await live(life)
        const remembered = await remember(life)
        await life.timePasses()
        await live(life)
        await says(life, remembered)
        const books = await ReadBooks.read(await clientOf(world, us.orgId))
        for (const walk of Object.values(WALKERS)) await walk(books)
        inBase += await walkBase(books)
        await settlesWhatIsPaid(life, books)
        if (LIFE_AT_ONCE === '1') await isAsToldLast(life)
        await movesElsewhere(us)
      }),
      // A shorter life is another one.
      { seed: seed + at, numRuns: Number(LIFE_RUNS), endOnFailure: true },
    )
  },
)

test('each act was done', () => {
  expect(Object.keys(ACTS).filter((name) => name !== 'waits' && !done.has(name))).toEqual([])
  expect(inBase, 'figures in the own currency').toBeGreaterThan(0)
})

async function begin(profile: string, draw: GeneratorValue): Promise<[us: Tenant, life: Life]> {
  clock.at = START
  const us = await tenant(`${profile}-${(lives += 1)}`, profile)
  const life = new Life(us, clock, draw, {
    isAlone: LIFE_AT_ONCE === '1',
    hourly: () => makeRecurringEntries(world),
  })
  return [us, life]
}

/** Half of a life. */
async function live(life: Life): Promise<void> {
  const newest: string[] = []
  const act = async (): Promise<void> => {
    const name = life.pick(NAMES)
    const answer = await ACTS[name]!.live(life)
    if (!answer) return
    const refused = answer.status >= 400
    if (ACTS[name]!.isDone?.(answer) ?? !refused) done.add(name)
    newest.push(refused ? `${name}: ${problemOf(answer).code}` : name)
  }
  const acts = Math.ceil(Number(LIFE_ACTS) / 2)
  for (let n = 1; n <= acts; n += 1) {
    await Promise.all(Array.from({ length: Number(LIFE_AT_ONCE) }, act))
    if (n % PROVE_EVERY === 0 || n === acts) {
      const proof = await life.get<Verification>('/v1/verification')
      const offences = proof.verdicts.filter(({ holds }) => !holds)
      expect(offences, newest.splice(0).join(', ')).toEqual([])
    }
  }
}

/** What reports said at an instant, each by its path. */
interface Remembered {
  readonly at: string
  readonly said: ReadonlyMap<string, object>
}

/** What reports say now. */
async function remember(life: Life): Promise<Remembered> {
  const { items } = await life.get<{ items: { id: string }[] }>('/v1/customers')
  const paths = everyReport(
    life.daysFromNow(-life.int(0, 6)),
    items.map(({ id }) => id),
  )
  const said = new Map<string, object>()
  for (const path of paths) said.set(path, await life.get<object>(`/v1/reports/${path}`))
  return { at: life.now(), said }
}

/** What reports said then they say again as known then (rule 21). */
async function says(life: Life, { at, said }: Remembered): Promise<void> {
  for (const [path, before] of said) {
    const again = await life.get<object>(`/v1/reports/${path}&knownAt=${at}`)
    expect({ ...again, knownAt: null }, path).toEqual({ ...before, knownAt: null })
  }
}

/** What settled a document, and what is open on it, come to what it was made out for. */
async function settlesWhatIsPaid(life: Life, books: ReadBooks): Promise<void> {
  for (const { id, kind, total, balance, stage } of await books.documents()) {
    if (kind === 'credit_note' || stage !== 'posted') continue
    const { items } = await life.get<Settlement>(`/v1/invoices/${id}/settlement`)
    const settled = items.reduce((sum, { amount, undoneOn }) => (undoneOn ? sum : sum + amount), 0)
    expect(settled, id).toBe(total - balance)
  }
}

/** Work is for whom it was told to be last, and in that currency. */
async function isAsToldLast(life: Life): Promise<void> {
  const ids = new Map<string, string>()
  const { items } = await life.get<{ items: WorkRow[] }>('/v1/work?limit=200')
  for (const { kind, externalId, source, stage, currency, customer } of items) {
    const told = life.told.get(`${kind} ${externalId}`)
    // What was cancelled before it was told is for nobody, and an order that was sold at the counter is told no more.
    const isSold = items.some((one) => one.kind === 'sale' && one.externalId === externalId)
    if (!told || source !== 'life' || stage === 'cancelled' || (kind === 'order' && isSold)) continue
    expect(currency, `${kind} ${externalId}`).toBe(told.data.currency)
    const known = ids.get(told.data.customer.id) ?? customer!.id
    ids.set(told.data.customer.id, known)
    expect(customer!.id, `${kind} ${externalId}`).toBe(known)
  }
  expect(new Set(ids.values()).size).toBe(ids.size)
}

/** Exported and imported under another name, the books tell the same. */
async function movesElsewhere({ orgId, slug }: Tenant): Promise<void> {
  const today = clock.at
  const before = await everythingTold(world.db, orgId, { today })
  const lines = Readable.from(booksLines(place, slug)).map((text: string) => Buffer.from(text))
  const there = await importBooks(place, lines, { ...world, newId: idSource(Date.now) }, `${slug}-copy`)
  const told = await everythingTold(world.db, there.orgId, { today })
  const same = asOf(told, [there.orgId, `"${slug}-copy`], [orgId, `"${slug}`])
  expect(withoutHashes(same)).toEqual(withoutHashes(before))
}
