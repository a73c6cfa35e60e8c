import { SavedView, SavedViewNew, SavedViewQuery, SavedViews } from '../saved-view.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Service'
export const listSavedViews = declareDoor({
  method: 'get',
  path: '/v1/saved-views',
  tag,
  summary: 'List saved views',
  description:
    'The views of a list that the caller keeps, and those that are shared with everybody, by name. Nobody sees those of another.',
  query: SavedViewQuery,
  answer: SavedViews,
})

export const saveView = declareDoor({
  method: 'post',
  path: '/v1/saved-views',
  tag,
  summary: 'Save a view',
  description:
    'Keeps what a list is narrowed and sorted by, and its columns, under a name: for the caller alone, or, by owners and administrators, for everybody. One of that name is replaced.',
  body: SavedViewNew,
  answer: SavedView,
  makes: true,
})

export const forgetView = declareDoor({
  method: 'delete',
  path: '/v1/saved-views/{id}',
  tag,
  summary: 'Forget a saved view',
  description:
    'It is gone for good; what it showed stays as it is. One of everybody is forgotten by owners and administrators.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.view,
  answer: SavedView,
})
