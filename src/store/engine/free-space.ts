import { statfs } from 'node:fs/promises'
import { StorageFull } from './errors.ts'

/** Below this a database can fill up in the middle of a write, and then not even start again. */
export const LEAST_FREE_BYTES = 200 * 1024 * 1024
const LOOK_MS = 1_000

/**
 * Watches how much room is left where the data lies, once a second. Writes are refused before the disk is full, while
 * the database can still be read, checkpointed and stopped in order; they go on by themselves once there is room.
 */
export class FreeSpace {
  readonly #folder: string
  readonly #timer: NodeJS.Timeout
  #free = Number.POSITIVE_INFINITY

  private constructor(folder: string) {
    this.#folder = folder
    this.#timer = setInterval(() => void this.#look(), LOOK_MS).unref()
  }

  static async watch(folder: string): Promise<FreeSpace> {
    const space = new FreeSpace(folder)
    await space.#look()
    return space
  }

  /** Throws `StorageFull` while there is too little. */
  demand(): void {
    if (this.#free >= LEAST_FREE_BYTES) return
    throw new StorageFull(
      `Only ${Math.floor(this.#free / (1024 * 1024))} MB are free on the disk of the data folder.`,
    )
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #look(): Promise<void> {
    // A file system that does not tell is not held against anybody.
    const stats = await statfs(this.#folder).catch(() => null)
    this.#free = stats ? stats.bavail * stats.bsize : Number.POSITIVE_INFINITY
  }
}
