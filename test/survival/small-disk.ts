import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const MB = 1024 * 1024
const FILLER = 'filler'

/** Root mounts in a namespace of mounts; anybody else needs one of users around it, as themselves. */
const isRoot = process.getuid?.() === 0
const apart = isRoot ? ['--mount'] : ['--user', '--map-current-user', '--keep-caps', '--mount']
const mounting = 'mount -t tmpfs -o "size=$2m,mode=0711" tmpfs "$1" && echo mounted && exec cat'

/** Why no file system can be mounted here, as the system says it; null where one can. */
export const whyNoMount: string | null = (() => {
  const tried = spawnSync('unshare', [...apart, 'sh', '-c', mounting, 'sh', '/mnt', '1'], {
    input: '',
    encoding: 'utf8',
  })
  if (tried.error) return tried.error.message
  return tried.status === 0 ? null : tried.stderr.trim()
})()

/** A file system of its own size, in memory, which is seen only through this and goes away with the test. */
export class SmallDisk {
  /** What runs a program where the file system is mounted: a command and its arguments. */
  readonly enter: readonly string[]
  readonly #keeper: ChildProcess
  readonly #seen: string

  private constructor(keeper: ChildProcess, folder: string) {
    this.#keeper = keeper
    this.#seen = `/proc/${keeper.pid}/root${folder}`
    const namespaces = `/proc/${keeper.pid}/ns`
    this.enter = [
      'nsenter',
      ...(isRoot ? [] : [`--user=${namespaces}/user`, '--preserve-credentials']),
      `--mount=${namespaces}/mnt`,
      '--',
    ]
  }

  /** Mounts it on a folder, for whoever runs through `enter`. */
  static async mount(folder: string, megabytes: number): Promise<SmallDisk> {
    // Its input ends with this process, however that ends; then it ends, and the mount with it.
    const keeper = spawn('unshare', [...apart, 'sh', '-c', mounting, 'sh', folder, String(megabytes)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    await once(keeper.stdout, 'data')
    return new SmallDisk(keeper, folder)
  }

  /** Where a file of it is seen from here. */
  seen(name: string): string {
    return join(this.#seen, name)
  }

  /** Takes room until only so many megabytes are free: with 0, until nothing more can be written. */
  fill(leaveMb: number): void {
    const filler = openSync(this.seen(FILLER), 'a')
    try {
      for (;;) {
        const { bavail, bsize } = statfsSync(this.#seen)
        const room = bavail * bsize - leaveMb * MB
        if (room <= 0) return
        writeSync(filler, Buffer.alloc(Math.min(room, 16 * MB)))
      }
    } catch (err) {
      if ((err as NodeJS.ErrnoException).code !== 'ENOSPC') throw err
    } finally {
      closeSync(filler)
    }
  }

  makeRoom(): void {
    rmSync(this.seen(FILLER), { force: true })
  }

  async unmount(): Promise<void> {
    const ended = once(this.#keeper, 'exit')
    this.#keeper.stdin!.end()
    await ended
  }
}
