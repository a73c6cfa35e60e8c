import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { inOrganization, readOrganization } from '../store/engine/transaction.ts'
import { forgetView as forget, keepView, type KeptView, listViews, viewOf } from '../store/saved-views.ts'
import type { Actor, World } from './world.ts'

/** More than these, nobody finds one again. */
const MOST_VIEWS = 200

/** Whose views they are: told apart by their credential, so that a person has their own in each organization. */
export interface ViewOwner {
  readonly orgId: string
  readonly actor: Actor
  readonly credential: string
}

/** An owner's own views of a list and everybody's, by name, and whether they may share theirs. */
export async function savedViews(
  world: World,
  { orgId, actor, credential }: ViewOwner,
  list: KeptView['list'],
): Promise<{ readonly views: KeptView[]; readonly mayShare: boolean }> {
  const views = await readOrganization(world.db, orgId, (tx) => listViews(tx, orgId, credential, list))
  return { views, mayShare: may(actor.role, 'manage') }
}

/**
 * Keeps a view of a list for its owner, or shared with everybody; one of that name is replaced. Refused: forbidden,
 * too_many_views.
 */
export async function saveView(
  world: World,
  { orgId, actor, credential }: ViewOwner,
  view: Omit<KeptView, 'id' | 'updatedAt'>,
): Promise<KeptView | Refusal> {
  if (view.shared && !may(actor.role, 'manage')) return forbidden('share a view with everybody')
  const fresh = { ...view, id: world.newId(), updatedAt: new Date(world.now()).toISOString() }
  const kept = await inOrganization(world.db, orgId, (tx) =>
    keepView(tx, orgId, credential, fresh, MOST_VIEWS),
  )
  return (
    kept ??
    refuse('too_many_views', null, `There are ${MOST_VIEWS} saved views already.`, {
      remedy: 'Forget one that is not used any more.',
    })
  )
}

/** Forgets a view of an owner, or one of everybody. Refused: view_not_found, forbidden. */
export async function forgetView(
  world: World,
  { orgId, actor, credential }: ViewOwner,
  id: string,
): Promise<KeptView | Refusal> {
  return inOrganization(world.db, orgId, async (tx) => {
    const view = await viewOf(tx, orgId, credential, id)
    if (!view) return refuse('view_not_found', null, 'There is no such saved view.')
    if (view.shared && !may(actor.role, 'manage')) return forbidden('forget a view of everybody')
    await forget(tx, orgId, id)
    return view
  })
}
