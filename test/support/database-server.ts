import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { clusterOwner } from '../../src/store/engine/cluster.ts'
import { clientConfig, withClient } from '../../src/store/engine/connections.ts'
import { ownMigrations, prepareDatabase } from '../../src/store/engine/database.ts'
import { startEmbeddedServer } from '../../src/store/engine/launcher.ts'
import { placeOf } from './test-server.ts'
import type { TestServer } from './test-server.ts'

/**
 * One server for the whole run: the embedded one in a temporary folder, or the one of TEST_DATABASE_URL (a superuser's
 * URL of any PostgreSQL from 15 on). On it a template with our schema, which `testDatabase` copies.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await start(`billhook_template_${project.name}_${process.pid}`)
  const maintenance = clientConfig(placeOf(server, server.maintenance), 'owner')
  await withClient(maintenance, (client) =>
    client.query(`create database ${server.template} template template0 encoding 'UTF8'`),
  )
  await prepareDatabase(placeOf(server, server.template), ownMigrations)
  project.provide('testServer', server)
  return async () => {
    await withClient(maintenance, (client) => client.query(`drop database ${server.template} with (force)`))
    await stop()
  }
}

async function start(template: string): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const url = process.env['TEST_DATABASE_URL']
  if (url) return { server: { kind: 'url', url, template, maintenance: 'postgres' }, stop: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'billhook-test-'))
  chmodSync(folder, 0o711) // a run by root gives the server to another user
  // Nothing here has to survive a power cut: the tests of durability start servers of their own. Test files side by side
  // are as many programs, and each opens its own connections.
  const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '200' }
  const embedded = await startEmbeddedServer({ folder, settings })
  return {
    server: {
      kind: 'socket',
      socketFolder: embedded.socketFolder,
      owner: clusterOwner,
      template,
      maintenance: 'postgres',
    },
    stop: async () => {
      await embedded.stop()
      rmSync(folder, { recursive: true })
    },
  }
}
