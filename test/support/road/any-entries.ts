import fc from 'fast-check'
import { DEFAULT_CHART } from '../../../src/domain/ledger/chart.ts'
import { addDays } from '../../../src/kernel/date.ts'
import type { World } from '../../../src/operations/world.ts'
import { inOrganization } from '../../../src/store/engine/transaction.ts'
import { addToBalances } from '../../../src/store/writing/balances.ts'
import { postEntries, type RecordedEntry } from '../../../src/store/writing/journal.ts'
import { Writes } from '../../../src/store/writing/set-based.ts'

/** A balanced entry over accounts of any type, as a bookkeeper might enter one. */
export interface AnyEntry {
  readonly date: string
  readonly currency: string
  readonly postings: readonly { readonly account: string; readonly amount: bigint }[]
}

/** Of any account but the one that revaluations alone post to. */
const account = fc.constantFrom(
  ...DEFAULT_CHART.filter(({ role }) => role !== 'exchange_difference').map(({ code }) => code),
)
const amount = fc.bigInt({ min: -5000n, max: 5000n }).filter((minor) => minor !== 0n)

const EDGES = [
  '2024-01-01',
  '2024-01-31',
  '2024-02-29',
  '2024-03-01',
  '2024-12-31',
  '2025-01-01',
  '2025-02-28',
]

/** Any day of two years, one of which is a leap year; often one on which months or years meet. */
export const anyDay = fc.oneof(
  fc.constantFrom(...EDGES),
  fc.nat({ max: 730 }).map((days) => addDays('2024-01-01', days)),
)

/** Entries in currencies of no, two and three decimals. */
export const anyEntries: fc.Arbitrary<AnyEntry[]> = fc.array(
  fc
    .record({
      date: anyDay,
      currency: fc.constantFrom('JPY', 'USD', 'KWD'),
      sides: fc.array(fc.record({ account, amount }), { minLength: 1, maxLength: 3 }),
      other: account,
    })
    .map(({ date, currency, sides, other }) => {
      const rest = -sides.reduce((sum, side) => sum + side.amount, 0n)
      return {
        date,
        currency,
        postings: [...sides, ...(rest === 0n ? [] : [{ account: other, amount: rest }])],
      }
    })
    .filter(({ postings }) => postings.length > 1),
  { maxLength: 25, size: 'max' },
)

/** Posts entries as the program does: into the journal and the kept balances. */
export async function post(world: World, orgId: string, entries: readonly AnyEntry[]): Promise<void> {
  const recorded = entries.map(({ postings, ...entry }): RecordedEntry => ({
    ...entry,
    id: world.newId(),
    kind: 'revenue_recognition',
    documentType: 'work',
    documentId: world.newId(),
    customerId: null,
    description: 'Any entry',
    reverses: null,
    recordedAt: new Date(world.now()).toISOString(),
    actor: 'Test',
    eventId: null,
    postings: postings.map((posting) => ({ ...posting, invoiceId: null })),
  }))
  await inOrganization(world.db, orgId, async (tx) => {
    const writes = new Writes(tx, orgId)
    postEntries(writes, recorded)
    addToBalances(writes, recorded)
    await Promise.all(writes.send())
  })
}
