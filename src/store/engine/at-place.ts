import { realpathSync } from 'node:fs'
import { clusterOwner } from './cluster.ts'
import type { Place } from './connections.ts'
import { type DatabaseConfig, embeddedPlace } from './database.ts'
import { startEmbeddedServer } from './launcher.ts'
import { socketFolderOf } from './socket-folder.ts'
import { StartRefused } from './start-refused.ts'

/** How a place was come by: a server of somebody's, one started for this, or the one another program runs. */
export type Reached = 'url' | 'started' | 'joined'

/**
 * Runs `work` where the database is, as it is: nothing is migrated. An embedded server is started for it; with `join`,
 * the one that another program runs on the folder is used instead of being refused.
 */
export async function atPlace<T>(
  config: DatabaseConfig,
  { join }: { join: boolean },
  work: (place: Place, reached: Reached) => Promise<T>,
): Promise<T> {
  if (config.kind === 'url') return work({ kind: 'url', url: config.url }, 'url')
  const started = await startEmbeddedServer({
    folder: config.folder,
    ...(config.log && { log: config.log }),
  }).catch((err: unknown) => {
    if (join && err instanceof StartRefused && err.code === 'data_folder_in_use') return null
    throw err
  })
  if (started === null) {
    const socketFolder = socketFolderOf(realpathSync(config.folder))
    return work({ kind: 'socket', socketFolder, owner: clusterOwner, database: 'billhook' }, 'joined')
  }
  try {
    return await work(await embeddedPlace(started), 'started')
  } finally {
    await started.stop()
  }
}
