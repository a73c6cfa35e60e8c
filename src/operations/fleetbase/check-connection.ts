import { say } from '../../domain/sentence/say.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { lastWebhook } from '../../store/deliveries.ts'
import { inOrganization, readOrganization } from '../../store/engine/transaction.ts'
import { keepCheck, type SourceConnectionRow } from '../../store/sources.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import { type CheckPoint, environmentOf, pointsOfApi, pointsOfWebhook } from './check-points.ts'
import { liveConnection } from './live-connection.ts'
import {
  FleetbaseUnreachable,
  SealBroken,
  type FleetbaseLists,
  type ListAsked,
  type Sealer,
} from './ports.ts'
import { accessOf } from './sealed-fields.ts'

/** What a check found. `works` is false as soon as one point failed. */
export interface ConnectionCheck {
  readonly at: string
  readonly works: boolean
  readonly points: CheckPoint[]
}

const LOOK_BACK_MS = 3_600_000

/**
 * Tries a connection and says in plain words what works: whether Fleetbase answers, takes the key and lists orders and
 * purchase rates, and whether webhooks arrive and are signed. Their trouble is what it finds, never a fault. What was
 * found is kept on the connection. Refused: forbidden, connection_not_found, connection_ended.
 */
export async function checkConnection(
  deps: { readonly world: World; readonly sealer: Sealer; readonly lists: FleetbaseLists },
  orgId: string,
  actor: Actor,
  id: string,
): Promise<ConnectionCheck | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('check a connection')
  const { world } = deps
  const found = await readOrganization(world.db, orgId, async (tx) => {
    const row = await liveConnection(tx, orgId, id)
    return isRefusal(row) ? row : { row, webhook: await lastWebhook(tx, orgId, id) }
  })
  if (isRefusal(found)) return found
  const { row, webhook } = found
  const points = [...(await pointsThere(deps, orgId, row)), ...pointsOfWebhook(webhook, row.secrets !== null)]
  const failing = points.filter((point) => point.passed === false)
  const at = new Date(world.now()).toISOString()
  await inOrganization(world.db, orgId, async (tx) => {
    await keepCheck(tx, orgId, id, { at, points: JSON.stringify(points) })
    const [trouble, { source }] = [failing.map((point) => point.says).join(' '), row]
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'source_connection',
      subjectId: id,
      verb: 'check',
      said:
        failing.length === 0
          ? say('connection_works', { source })
          : say('connection_fails', { source, trouble }),
    })
  })
  return { at, works: failing.length === 0, points }
}

async function pointsThere(
  { world, sealer, lists }: { world: World; sealer: Sealer; lists: FleetbaseLists },
  orgId: string,
  row: SourceConnectionRow,
): Promise<CheckPoint[]> {
  let access: ReturnType<typeof accessOf>
  try {
    access = accessOf(sealer, orgId, row)
  } catch (err) {
    if (!(err instanceof SealBroken)) throw err
    const remedy = 'End this connection, and connect it again under the same source.'
    return [{ point: 'key', passed: false, says: err.message, remedy }]
  }
  // Recent ones, so that a Fleetbase which does not keep to the time it is asked for is found out here.
  const since = new Date(world.now() - LOOK_BACK_MS).toISOString()
  const asked: ListAsked = { by: 'created_at', since, limit: 1 }
  const orders = await troubleOf(lists.orders(access, asked))
  const isThere = orders === null || ['may_not', 'trouble'].includes(orders.fault)
  const rates = isThere ? await troubleOf(lists.purchaseRates(access, asked)) : undefined
  const [reachable, key, ...rest] = pointsOfApi(orders, rates)
  return [reachable!, key!, environmentOf(access.apiKey), ...rest]
}

/** What went wrong, or null. */
const troubleOf = (asking: Promise<unknown>): Promise<FleetbaseUnreachable | null> =>
  asking.then(
    () => null,
    (err: unknown) => {
      if (err instanceof FleetbaseUnreachable) return err
      throw err
    },
  )
