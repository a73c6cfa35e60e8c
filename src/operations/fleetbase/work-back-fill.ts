import { noteAct } from '../note-act.ts'
import { say } from '../../domain/sentence/say.ts'
import { assert } from '../../kernel/assert.ts'
import {
  backFill,
  countBackFilled,
  endBackFill,
  keepBackFilled,
  recordVainAttempt,
  type BackFilled,
  type BackFillRow,
} from '../../store/back-fills.ts'
import { inOrganization, readOrganization } from '../../store/engine/transaction.ts'
import { connection, type SourceConnectionRow } from '../../store/sources.ts'
import { queueBackFill, type BackFillPayload } from './back-fill-task.ts'
import { pagesFrom } from './pages-from.ts'
import type { FleetbaseAccess, FleetbaseLists, Listed } from './ports.ts'
import { accessOf } from './sealed-fields.ts'
import type { SettleDeps } from './settle-delivery.ts'
import { MOST_ATTEMPTS } from './settle-task.ts'
import { tellReading, type Settled } from './tell-reading.ts'
import { NotSettledYet, triedInVain } from './tried-in-vain.ts'

export interface BackFillDeps extends SettleDeps {
  readonly lists: FleetbaseLists
}

/** One job carries it on for so long; then the next does. A program that stops waits for it, and others have their turn. */
const LONGEST_MS = 5_000

/**
 * Carries a back-fill on from where it stands: order by order, each told like a webhook and counted with moving on past
 * it. One that does not run is left alone. While Fleetbase does not answer the reason is on it and `NotSettledYet` is
 * thrown; after the last attempt it has failed. A fault of ours is thrown as it is, so that it is logged.
 */
export async function workBackFill(
  deps: BackFillDeps,
  { orgId, backFillId }: BackFillPayload,
): Promise<void> {
  const { world } = deps
  const work = await readOrganization(world.db, orgId, async (tx) => {
    const job = await backFill(tx, orgId, backFillId)
    if (job?.state !== 'running') return null
    const row = await connection(tx, orgId, job.connection_id)
    assert(row, `back-fill ${backFillId} has no connection`)
    return { job, row }
  })
  if (!work) return
  const at = () => new Date(world.now()).toISOString()
  if (work.row.revoked_at !== null) {
    const end = { state: 'cancelled', at: at(), reason: 'The connection was ended.' } as const
    await inOrganization(world.db, orgId, (tx) => endBackFill(tx, orgId, backFillId, end))
    return
  }
  const failure = await carryOn(deps, orgId, work).then(
    () => null,
    (error: unknown) => ({ error }),
  )
  if (!failure) return
  const { reason, fault } = triedInVain(failure.error, 0)
  const isOver = await inOrganization(world.db, orgId, async (tx) => {
    const attempts = await recordVainAttempt(tx, orgId, backFillId, reason)
    if (attempts === undefined || attempts < MOST_ATTEMPTS) return false
    const end = {
      state: 'failed',
      at: at(),
      reason: `Given up after ${attempts} attempts. ${reason}`,
    } as const
    return (await endBackFill(tx, orgId, backFillId, end)) !== undefined
  })
  if (fault !== undefined) throw fault
  if (!isOver) throw new NotSettledYet(reason)
}

interface Work {
  readonly job: BackFillRow
  readonly row: SourceConnectionRow
}

/** Reads on until the orders end, the time is up, or it was cancelled. */
async function carryOn(deps: BackFillDeps, orgId: string, { job, row }: Work): Promise<void> {
  const access = accessOf(deps.sealer, orgId, row)
  const until = Date.now() + LONGEST_MS
  let stands: BackFillRow | undefined = job
  const ask = (since: string, limit: number) => deps.lists.orders(access, { by: 'created_at', since, limit })
  for await (const page of pagesFrom(ask, job.read_to)) {
    for (const listed of page) {
      if (isDone(stands, listed)) continue
      // What is made from here on, webhooks and polls tell of.
      if (Date.parse(listed.at) > Date.parse(job.started_at)) return finish(deps, orgId, stands, row)
      stands = await backFillOne(deps, orgId, { job: stands, row }, access, listed)
      if (!stands) return
      if (Date.now() > until) {
        return inOrganization(deps.world.db, orgId, (tx) => queueBackFill(tx, orgId, job.id))
      }
    }
  }
  return finish(deps, orgId, stands, row)
}

function isDone(job: BackFillRow, { id, at }: Listed): boolean {
  const [time, readTo] = [Date.parse(at), Date.parse(job.read_to)]
  return time < readTo || (time === readTo && job.seen.includes(id))
}

const COUNTED = { ingested: 'told', ignored: 'nothing', refused: 'refused', failed: 'failed' } as const

/** Tells of one order and counts it. Undefined when the back-fill does not run any more. */
async function backFillOne(
  deps: BackFillDeps,
  orgId: string,
  { job, row }: Work,
  access: FleetbaseAccess,
  { id: order, at }: Listed,
): Promise<BackFillRow | undefined> {
  const told = { source: row.source, event: 'order.updated', recordId: order, at }
  const reading = await deps.fleetbase.read(access, told)
  const settled = await tellReading(deps, orgId, row.source, reading, { dryRun: job.dry_run })
  const isWrong = settled.outcome === 'refused' || settled.outcome === 'failed'
  const done: BackFilled = {
    order,
    at,
    count: COUNTED[settled.outcome],
    reason: isWrong ? settled.reason : null,
  }
  return inOrganization(deps.world.db, orgId, async (tx) => {
    const stands = await countBackFilled(tx, orgId, job, done)
    if (stands && !job.dry_run) await keep(tx, settled)
    return stands
  })

  async function keep(tx: Parameters<typeof keepBackFilled>[0], { outcome, reason }: Settled): Promise<void> {
    if (outcome === 'ignored') return
    const name = `back_fill:${job.id}:${order}`
    const body = { id: name, event: told.event, created_at: at, data: { id: order } }
    await keepBackFilled(tx, orgId, {
      id: deps.world.newId(),
      connection_id: row.id,
      external_id: name,
      event: told.event,
      body: JSON.stringify(body),
      at: new Date(deps.world.now()).toISOString(),
      outcome,
      reason,
    })
  }
}

async function finish(
  { world }: BackFillDeps,
  orgId: string,
  { id, dry_run: dryRun }: BackFillRow,
  row: SourceConnectionRow,
): Promise<void> {
  const at = new Date(world.now()).toISOString()
  await inOrganization(world.db, orgId, async (tx) => {
    const ended = await endBackFill(tx, orgId, id, { state: 'done', at })
    if (!ended) return
    const { read, told, nothing, refused, failed } = ended
    await noteAct(
      world,
      tx,
      orgId,
      { name: `Fleetbase (${row.source})` },
      {
        subjectType: 'source_connection',
        subjectId: row.id,
        verb: 'back_fill',
        said: say(dryRun ? 'counted' : 'back_filled', { read, told, nothing, refused, failed }),
      },
    )
  })
}
