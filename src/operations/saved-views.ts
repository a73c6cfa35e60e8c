import { refuse, type Refusal } from '../kernel/refusal.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { forgetView as forget, keepView, type KeptView } from '../store/saved-views.ts'
import type { World } from './world.ts'

/** More than these, nobody finds one again. */
const MOST_VIEWS = 200

/** Keeps a view of a list for its owner; one of that name is replaced. Refused: too_many_views. */
export async function saveView(
  world: World,
  orgId: string,
  owner: string,
  view: Omit<KeptView, 'id' | 'updatedAt'>,
): Promise<KeptView | Refusal> {
  const fresh = { ...view, id: world.newId(), updatedAt: new Date(world.now()).toISOString() }
  const kept = await inOrganization(world.db, orgId, (tx) => keepView(tx, orgId, owner, fresh, MOST_VIEWS))
  return (
    kept ??
    refuse('too_many_views', null, `There are ${MOST_VIEWS} saved views already.`, {
      remedy: 'Forget one that is not used any more.',
    })
  )
}

/** Forgets a view of an owner. Refused: view_not_found. */
export async function forgetView(
  world: World,
  orgId: string,
  owner: string,
  id: string,
): Promise<KeptView | Refusal> {
  const gone = await inOrganization(world.db, orgId, (tx) => forget(tx, orgId, owner, id))
  return gone ?? refuse('view_not_found', null, 'There is no such saved view.')
}
