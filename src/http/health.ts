import { z } from '../contract/z.ts'
import type { World } from '../operations/world.ts'
import { acrossOrganizations } from '../store/engine/transaction.ts'
import { organizationBySlug } from '../store/reading/organizations.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

const Status = z.object({ status: z.literal('ok') }).openapi('Status')

/** Whether the program runs, and whether it can work. */
export function healthDoors(app: App, world: World): void {
  door(
    app,
    {
      method: 'get',
      path: '/health',
      tag: 'Service',
      summary: 'Is it running',
      description: 'The program answers. It says nothing about the database.',
      open: true,
      answer: Status,
    },
    () => Promise.resolve({ status: 'ok' }),
  )
  door(
    app,
    {
      method: 'get',
      path: '/ready',
      tag: 'Service',
      summary: 'Is it ready',
      description: 'The database answers too; 503 while it does not.',
      open: true,
      answer: Status,
    },
    async () => {
      // Any question will do; nothing has this name.
      await acrossOrganizations(world.db, (tx) => organizationBySlug(tx, '-'))
      return { status: 'ok' }
    },
  )
}
