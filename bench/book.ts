import { assert } from '../src/kernel/assert.ts'
import { idSource } from '../src/kernel/id.ts'
import { isRefusal } from '../src/kernel/refusal.ts'
import { createOrganization } from '../src/operations/create-organization.ts'
import { Lanes } from '../src/operations/lanes.ts'
import type { World } from '../src/operations/world.ts'
import { clientConfig, type Place, withClient } from '../src/store/engine/connections.ts'
import { openPrepared, ownMigrations, prepareDatabase } from '../src/store/engine/database.ts'
import type { EmbeddedServer } from '../src/store/engine/launcher.ts'
import { clusterOwner } from '../src/store/engine/cluster.ts'

/** An empty database with our schema on a server of the bench's own. */
export async function freshDatabase(server: EmbeddedServer, name: string): Promise<Place> {
  const at = { kind: 'socket', socketFolder: server.socketFolder, owner: clusterOwner } as const
  await withClient(clientConfig({ ...at, database: 'postgres' }, 'owner'), async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name}`)
  })
  const place = { ...at, database: name }
  await prepareDatabase(place, ownMigrations)
  return place
}

/** An organization on a database, and the world to tell it things. */
export async function openBook(
  place: Place,
): Promise<{ world: World; orgId: string; close: () => Promise<void> }> {
  const db = openPrepared(place)
  const world: World = { db, now: Date.now, newId: idSource(Date.now), lanes: new Lanes() }
  const made = await createOrganization(
    world,
    { name: 'Bench', role: 'owner' },
    {
      slug: 'bench',
      name: 'Bench',
      timeZone: 'America/New_York',
      currency: 'USD',
      profile: 'fleet',
      seller: { name: 'Bench' },
    },
  )
  assert(!isRefusal(made), 'the organization was refused')
  return { world, orgId: made.orgId, close: () => db.close() }
}

/** What the server does by itself within a minute: until it has, the planner does not know what a book just loaded is like. */
export async function takeStatistics(place: Place): Promise<void> {
  await withClient(clientConfig(place, 'owner'), (client) => client.query('vacuum analyze'))
}
