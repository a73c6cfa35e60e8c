import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { seedDemo } from '../../src/demo/seed.ts'
import { idSource } from '../../src/kernel/id.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { clientConfig, withClient } from '../../src/store/engine/connections.ts'
import { openPrepared } from '../../src/store/engine/database.ts'
import databaseServer from '../support/database-server.ts'
import { placeOf } from '../support/test-server.ts'
import { packagedBrowser } from './packaged-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The interface as it is built now. */
    webFolder: string
    /** A database with the demo in it, to be copied. */
    demoTemplate: string
  }
}

/** What the browser's tests share: the interface, built once as it is built for people, and the demo, made once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const webFolder = mkdtempSync(join(tmpdir(), 'billhook-web-'))
  const environment = process.env['NODE_ENV']
  // A test's own environment would take React's larger form for developers.
  process.env['NODE_ENV'] = 'production'
  const [stop] = await Promise.all([
    databaseServer(project),
    process.platform === 'linux' ? packagedBrowser() : undefined,
    build({ logLevel: 'error', build: { outDir: webFolder, emptyOutDir: true } }),
  ])
  if (environment === undefined) delete process.env['NODE_ENV']
  else process.env['NODE_ENV'] = environment

  const server = project.getProvidedContext().testServer
  const demoTemplate = `billhook_demo_${process.pid}`
  const maintenance = clientConfig(placeOf(server, server.maintenance), 'owner')
  await withClient(maintenance, (client) =>
    client.query(`create database ${demoTemplate} template ${server.template} strategy file_copy`),
  )
  const db = openPrepared(placeOf(server, demoTemplate), { poolSize: 8 })
  await seedDemo({ db, now: Date.now, newId: idSource(Date.now), lanes: new Lanes() }, () => {})
  await db.close()
  project.provide('webFolder', webFolder)
  project.provide('demoTemplate', demoTemplate)
  return async () => {
    await withClient(maintenance, (client) => client.query(`drop database ${demoTemplate} with (force)`))
    await stop()
    rmSync(webFolder, { recursive: true })
  }
}
