import * as doors from '../contract/doors/saved-views.ts'
import type { SavedView } from '../contract/saved-view.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { forgetView, saveView } from '../operations/saved-views.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { type KeptView, listViews } from '../store/saved-views.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Views of lists that a caller keeps, told apart by their credential. */
export function savedViewDoors(app: App): void {
  door(app, doors.listSavedViews, async ({ query: { list }, caller: { orgId, credential }, world }) => {
    const views = await readOrganization(world.db, orgId, (tx) => listViews(tx, orgId, credential, list))
    return { items: views.map(presentView) }
  })

  door(app, doors.saveView, async ({ body, caller, world }) => {
    const kept = await saveView(world, caller.orgId, caller.credential, body)
    return isRefusal(kept) ? kept : new Made(presentView(kept), null)
  })

  door(app, doors.forgetView, async ({ params: { id }, caller, world }) => {
    const gone = await forgetView(world, caller.orgId, caller.credential, id)
    return isRefusal(gone) ? gone : presentView(gone)
  })
}

const presentView = ({ columns, ...view }: KeptView): SavedView => ({
  ...view,
  columns: columns === null ? null : [...columns],
})
