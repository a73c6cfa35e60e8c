import { inOrganization } from '../../store/engine/transaction.ts'
import { keepHeard, recordReadTo, toldAlready, type Heard } from '../../store/polls.ts'
import type { SourceConnectionRow } from '../../store/sources.ts'
import type { World } from '../world.ts'
import { pagesFrom, type AskPage } from './pages-from.ts'
import type { FleetbaseLists, Listed, Sealer } from './ports.ts'
import { queueSettling } from './queue-settling.ts'
import { accessOf } from './sealed-fields.ts'

/** Changes may show up that much after the time they bear: so far back is read again, and kept once all the same. */
const OVERLAP_MS = 120_000
/** One poll reads so long at most; what is left is read by the next, at once. A program that stops waits for it. */
const LONGEST_MS = 10_000

/** What a poll found: how many changes were kept, and whether there is more to read. */
interface Found {
  readonly found: number
  readonly isMore: boolean
}

interface FindDeps {
  readonly world: World
  readonly sealer: Sealer
  readonly lists: FleetbaseLists
}

/**
 * Reads what changed since the last poll, page by page, and keeps each change as a delivery with its job. How far it
 * read is remembered with every page, so that a program which dies goes on from there. Throws `FleetbaseUnreachable`,
 * `SealBroken`.
 */
export async function findChanges(deps: FindDeps, orgId: string, row: SourceConnectionRow): Promise<Found> {
  const { lists, sealer } = deps
  const access = accessOf(sealer, orgId, row)
  const until = Date.now() + LONGEST_MS
  const reread = new Set<string>()
  const orders = await readOn(
    (since, limit) => lists.orders(access, { by: 'updated_at', since, limit }),
    async (page) => {
      const kept = await keepOrders(deps, orgId, row, page)
      for (const order of kept) reread.add(order)
      return kept.length
    },
    { from: row.orders_read_to ?? row.created_at, until },
  )
  if (orders.isMore) return orders
  const rates = await readOn(
    (since, limit) => lists.purchaseRates(access, { by: 'created_at', since, limit }),
    (page) => keepRates(deps, orgId, row, page, reread),
    { from: row.rates_read_to ?? row.created_at, until },
  )
  return { found: orders.found + rates.found, isMore: rates.isMore }
}

/** Reads a list on from the time of its last record, until it ends or the time is up. */
async function readOn(
  ask: AskPage,
  keep: (page: readonly Listed[]) => Promise<number>,
  { from, until }: { readonly from: string; readonly until: number },
): Promise<Found> {
  let found = 0
  for await (const page of pagesFrom(ask, new Date(Date.parse(from) - OVERLAP_MS).toISOString())) {
    found += await keep(page)
    if (Date.now() > until) return { found, isMore: true }
  }
  return { found, isMore: false }
}

/** Gives the orders that are read again because of it. */
async function keepOrders(
  deps: FindDeps,
  orgId: string,
  row: SourceConnectionRow,
  page: readonly Listed[],
): Promise<string[]> {
  const heard = page.map(({ id, at }) => heardOf(deps.world, `order:${id}:${at}`, 'order.updated', id, at))
  const kept = new Set(await keep(deps, orgId, row, heard, 'orders_read_to', page.at(-1)!.at))
  return page.filter((_, at) => kept.has(heard[at]!.id)).map((order) => order.id)
}

/**
 * A price that is told already, or whose order is read again anyway, says nothing new; nor does one without an order.
 * The others show what the orders' times cannot: a second change within the second of the first.
 */
async function keepRates(
  deps: FindDeps,
  orgId: string,
  row: SourceConnectionRow,
  page: readonly Listed[],
  reread: ReadonlySet<string>,
): Promise<number> {
  const fresh = page.filter(({ order }) => order !== null && !reread.has(order))
  const told = await inOrganization(deps.world.db, orgId, (tx) =>
    toldAlready(
      tx,
      orgId,
      row.source,
      fresh.map(({ id }) => `purchase_rate:${id}`),
    ),
  )
  const heard = fresh
    .filter(({ id }) => !told.has(`purchase_rate:${id}`))
    .map(({ id, at }) => heardOf(deps.world, `purchase_rate:${id}`, 'purchase_rate.created', id, at))
  return (await keep(deps, orgId, row, heard, 'rates_read_to', page.at(-1)!.at)).length
}

function heardOf(world: World, name: string, event: string, record: string, at: string): Heard {
  const id = `poll:${name}`
  return {
    id: world.newId(),
    external_id: id,
    event,
    body: { id, event, created_at: at, data: { id: record } },
  }
}

function keep(
  { world }: FindDeps,
  orgId: string,
  row: SourceConnectionRow,
  heard: readonly Heard[],
  mark: 'orders_read_to' | 'rates_read_to',
  to: string,
): Promise<string[]> {
  return inOrganization(world.db, orgId, async (tx) => {
    const now = new Date(world.now()).toISOString()
    const ids = await keepHeard(tx, orgId, row.id, now, heard)
    await Promise.all(ids.map((id) => queueSettling(tx, orgId, id)))
    await recordReadTo(tx, orgId, row.id, mark, to)
    return ids
  })
}
