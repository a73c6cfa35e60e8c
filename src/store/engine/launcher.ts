import { mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { locateBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { lockFolder } from './folder-lock.ts'
import { endLeftover } from './leftover.ts'
import { chooseServerUser, giveToServer } from './server-user.ts'
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts'
import { superviseServer } from './supervisor.ts'

export interface EmbeddedOptions {
  /** The data folder; made when missing. Everything the server keeps is in it. */
  folder: string
  log?: (line: string) => void
  /** Server settings to change; for tests. */
  settings?: Readonly<Record<string, string>>
}

export interface EmbeddedServer {
  readonly folder: string
  /** What node-postgres takes as `host`. */
  readonly socketFolder: string
  /** The server's process, while it runs. */
  pid(): number | undefined
  /** Ends the server in order (open connections are closed) and lets go of the folder. May be called twice. */
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL on a data folder and keeps it running: when it dies while this program lives, it is started again.
 * Refused (StartRefused) while another live program holds the folder. A server left by a killed program is ended
 * first, and PostgreSQL recovers what was committed. Nothing listens on the network.
 */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log = () => {}, settings = {} } = options
  mkdirSync(resolve(options.folder), { recursive: true, mode: 0o711 })
  const folder = realpathSync(options.folder)
  const lock = lockFolder(folder)
  try {
    const binaries = locateBinaries(join(folder, 'lib'))
    const user = chooseServerUser([binaries.home, folder])
    const socketFolder = makeSocketFolder(folder)
    await endLeftover(join(folder, 'postgres'), socketFolder, log)
    giveToServer(user, socketFolder)
    const data = await ensureCluster(folder, binaries, user)
    const server = await superviseServer({
      folder,
      data,
      socketFolder,
      binaries,
      user,
      settings,
      log,
    })
    let stopped: Promise<void> | undefined
    return {
      folder,
      socketFolder,
      pid: server.pid,
      stop: () =>
        (stopped ??= server.stop().finally(() => {
          removeSocketFolder(folder, socketFolder)
          lock.release()
        })),
    }
  } catch (err) {
    lock.release()
    throw err
  }
}
