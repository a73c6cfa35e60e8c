import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const entry = fileURLToPath(new URL('../../bin/billhook.js', import.meta.url))
const said = (node: string, args: readonly string[]): string =>
  execFileSync(node, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()

/** A Node of this machine that is too old for the program, and starts the one that comes along. */
const older = (process.env['PATH'] ?? '')
  .split(':')
  .map((folder) => join(folder, 'node'))
  .find((node) => existsSync(node) && Number(/\d+/.exec(said(node, ['--version']))?.[0]) < 24)

test.skipIf(older === undefined)('an older Node of the machine starts the one that comes along', () => {
  expect(said(older!, [entry, '--version'])).toBe(said(process.execPath, [entry, '--version']))
})
