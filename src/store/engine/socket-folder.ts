import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartRefused } from './start-refused.ts'

/** Operating systems cut a socket's path at 104 to 108 bytes. */
const longest = 100

const socketName = '.s.PGSQL.5432'

export function socketFile(socketFolder: string): string {
  return join(socketFolder, socketName)
}

/**
 * Makes the folder of the server's socket, closed to everyone else: who can open the socket is the database's owner.
 * It lies in the data folder or, when that path is too long for a socket, at a name in the temporary folder that
 * depends on the data folder only.
 */
export function makeSocketFolder(dataFolder: string): string {
  const inside = insideOf(dataFolder)
  const outside = socketFolderOf(dataFolder)
  if (outside === inside) {
    mkdirSync(inside, { recursive: true, mode: 0o700 })
    chmodSync(inside, 0o700)
    return inside
  }
  mkdirSync(outside, { recursive: true, mode: 0o700 })
  // Anyone may write in a temporary folder: somebody could have put a folder of theirs at our name.
  const found = lstatSync(outside)
  const mine = process.getuid?.() ?? found.uid
  const ours = found.uid === mine || (mine === 0 && found.uid === 65534)
  if (!found.isDirectory() || !ours || (found.mode & 0o077) !== 0) {
    throw new StartRefused(
      'data_folder_unfit',
      `The path ${dataFolder} is too long for a socket, and ${outside}, which would be used instead, belongs to somebody else. ` +
        'Choose a shorter path for the data folder.',
    )
  }
  return outside
}

/** Where the socket's folder of a data folder (its real path) is, or will be. */
export function socketFolderOf(dataFolder: string): string {
  const inside = insideOf(dataFolder)
  if (Buffer.byteLength(socketFile(inside)) <= longest) return inside
  const key = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  return join(tmpdir(), `billhook-${key}`)
}

const insideOf = (dataFolder: string): string => join(dataFolder, 'socket')

/** Leaves nothing in the temporary folder when the server has ended. */
export function removeSocketFolder(dataFolder: string, socketFolder: string): void {
  if (socketFolder === insideOf(dataFolder)) return
  try {
    rmdirSync(socketFolder)
  } catch {
    // Something was left in it: the next start uses it as it is.
  }
}
