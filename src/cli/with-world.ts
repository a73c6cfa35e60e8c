import type { Actor, World } from '../operations/world.ts'
import { acrossOrganizations } from '../store/engine/transaction.ts'
import { organizationBySlug } from '../store/reading/organizations.ts'
import type { Doors, Env } from './cli.ts'
import { BadUsage } from './failure.ts'
import { settingsFrom } from './settings.ts'

/** Whoever can run the program on the data is its owner. */
export const LOCAL_ACTOR: Actor = { name: 'Command line', role: 'owner' }

/** Opens the database, does something with it, and closes it again, whatever happens. */
export async function withWorld<T>(env: Env, doors: Doors, use: (world: World) => Promise<T>): Promise<T> {
  const opened = await doors.open(settingsFrom(env), (line) => process.stderr.write(`billhook: ${line}\n`))
  try {
    return await use(opened.world)
  } finally {
    await opened.close()
  }
}

/** The id of the organization of that short name. Throws `BadUsage` when there is none. */
export async function organizationNamed(world: World, slug: string): Promise<string> {
  const found = await acrossOrganizations(world.db, (tx) => organizationBySlug(tx, slug))
  if (found) return found.orgId
  throw new BadUsage(
    `There is no organization "${slug}". "billhook organization list" shows those there are.`,
  )
}
