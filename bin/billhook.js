#!/usr/bin/env node
// The program needs Node 24. It comes with the package on Linux; elsewhere the one that runs this must be new enough.
import { spawn } from 'node:child_process'
// Whole, as an older Node, which only starts the one that comes along, knows nothing of all its names.
import * as modules from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const self = fileURLToPath(import.meta.url)
const args = process.argv.slice(2)
/** What takes events all day. Anything else is over before its memory matters. */
const staysOn = args.some((arg) => arg === 'serve' || arg === 'demo')
/**
 * What must be said before a process begins: how much V8 sets aside for young objects, how much there may be of old ones
 * before they are collected for the first time, and that glibc keeps memory for one thread, not for each.
 */
const flags = ['--max-semi-space-size=4', '--initial-old-space-size=64']
const { MALLOC_ARENA_MAX = '1' } = process.env

if (Number(process.versions.node.split('.')[0]) < 24) {
  const node = ownNode()
  if (node === null) {
    process.stderr.write(
      `billhook: this needs Node 24; it runs on ${process.versions.node}. Install Node 24 from nodejs.org.\n`,
    )
    process.exit(1)
  }
  const env = { ...process.env, MALLOC_ARENA_MAX }
  const child = spawn(node, [...flags, self, ...args], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
} else if (staysOn && process.env.MALLOC_ARENA_MAX === undefined && process.platform !== 'win32') {
  // The process becomes itself once more, with what was to be said: its id, its signals and its streams stay.
  const node = [process.execPath, ...process.execArgv, ...flags]
  process.execve(process.execPath, [...node, self, ...args], { ...process.env, MALLOC_ARENA_MAX })
} else {
  process.argv[1] = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  // Memory is collected once it has grown by a third of what is in use, not by up to three times that: a stream of events
  // takes some 240 MB instead of 410, and a sixth longer.
  setFlagsFromString('--heap-growing-percent=30')
  // Compiling itself is most of what a short command does; what was compiled is kept with the installation. Where
  // nothing can be written there, it goes without. Said before the first TypeScript is read: what strips its types is
  // then not even loaded.
  modules.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/billhook', import.meta.url)))
  await import('../src/main.ts')
}

/** The Node that came with the package, or null where there is none for this machine. */
function ownNode() {
  try {
    const require = modules.createRequire(import.meta.url)
    const found = require.resolve(`node-${process.platform}-${process.arch}/package.json`)
    return join(dirname(found), 'bin', 'node')
  } catch {
    return null
  }
}
