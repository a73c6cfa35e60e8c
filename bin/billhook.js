#!/usr/bin/env node
// The program needs Node 24. It comes with the package on Linux; elsewhere the one that runs this must be new enough.
import { spawn } from 'node:child_process'
import { createRequire, enableCompileCache } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const args = process.argv.slice(2)

if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv[1] = main
  // Memory is collected once it has grown by as much as is in use, not by up to three times that: a stream of events
  // takes 320 MB instead of 410, and a twentieth longer.
  setFlagsFromString('--heap-growing-percent=100')
  // Compiling itself is most of what a short command does; what was compiled is kept with the installation. Where
  // nothing can be written there, it goes without. Said before the first TypeScript is read: what strips its types is
  // then not even loaded.
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/billhook', import.meta.url)))
  await import('../src/main.ts')
} else {
  const node = ownNode()
  if (node === null) {
    process.stderr.write(
      `billhook: this needs Node 24; it runs on ${process.versions.node}. Install Node 24 from nodejs.org.\n`,
    )
    process.exit(1)
  }
  const child = spawn(node, [main, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** The Node that came with the package, or null where there is none for this machine. */
function ownNode() {
  try {
    const require = createRequire(import.meta.url)
    const found = require.resolve(`node-${process.platform}-${process.arch}/package.json`)
    return join(dirname(found), 'bin', 'node')
  } catch {
    return null
  }
}
