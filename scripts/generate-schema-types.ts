// Writes src/store/engine/schema.ts from the migrations: node scripts/generate-schema-types.ts
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clusterOwner } from '../src/store/engine/cluster.ts'
import { ownMigrations, prepareDatabase } from '../src/store/engine/database.ts'
import { startEmbeddedServer } from '../src/store/engine/launcher.ts'
import { schemaTypes } from './schema-types.ts'

const target = new URL('../src/store/engine/schema.ts', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'billhook-types-'))
chmodSync(folder, 0o711) // run by root, the server is another user
const server = await startEmbeddedServer({ folder, settings: { fsync: 'off' } })
try {
  const place = {
    kind: 'socket',
    socketFolder: server.socketFolder,
    owner: clusterOwner,
    database: 'postgres',
  } as const
  await prepareDatabase(place, ownMigrations)
  writeFileSync(target, await schemaTypes(place))
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}
