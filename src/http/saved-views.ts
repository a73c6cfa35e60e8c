import * as doors from '../contract/doors/saved-views.ts'
import type { SavedView } from '../contract/saved-view.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { forgetView, savedViews, saveView } from '../operations/saved-views.ts'
import type { KeptView } from '../store/saved-views.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Views of lists: a caller's own, and everybody's. */
export function savedViewDoors(app: App): void {
  door(app, doors.listSavedViews, async ({ query: { list }, caller, world }) => {
    const { views, mayShare } = await savedViews(world, caller, list)
    return { items: views.map(presentView), mayShare }
  })

  door(app, doors.saveView, async ({ body, caller, world }) => {
    const kept = await saveView(world, caller, body)
    return isRefusal(kept) ? kept : new Made(presentView(kept), null)
  })

  door(app, doors.forgetView, async ({ params: { id }, caller, world }) => {
    const gone = await forgetView(world, caller, id)
    return isRefusal(gone) ? gone : presentView(gone)
  })
}

const presentView = ({ columns, ...view }: KeptView): SavedView => ({
  ...view,
  columns: columns === null ? null : [...columns],
})
