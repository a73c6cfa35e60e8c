import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { doBusiness } from './business.ts'
import { openBooks } from './open-books.ts'
import { freePort, RunningProgram } from './running-program.ts'

const CALLERS = 1_000
/** What the program gives a caller for the headers, and how often it looks. */
const PATIENCE_MS = 10_000 + 2_000

const folder = mkdtempSync(join(tmpdir(), 'billhook-slow-'))
chmodSync(folder, 0o711)
const port = await freePort()
const program = new RunningProgram(folder, port)
const callers: Socket[] = []
afterAll(async () => {
  for (const caller of callers) caller.destroy()
  await program.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a thousand callers who never say what they want keep nobody waiting, and are let go', async () => {
  await program.start()
  const client = await openBooks(program, 'patient')
  let ended = 0
  await Promise.all(
    Array.from(
      { length: CALLERS },
      () =>
        new Promise<void>((resolve, reject) => {
          const caller = connect(port, '127.0.0.1', () => {
            caller.write('POST /v1/work-events HTTP/1.1\r\nhost: slow\r\nx-slow: ')
            resolve()
          })
          caller.on('error', reject)
          caller.on('close', () => (ended += 1))
          callers.push(caller)
        }),
    ),
  )
  // A letter now and then, as the slowest line there is.
  const dripping = setInterval(() => callers.forEach((caller) => caller.writable && caller.write('x')), 1_000)
  let answered = 0
  await doBusiness(client, 80, () => (answered += 1))
  expect(answered).toBe(80)
  expect(ended).toBe(0)
  await expect.poll(() => ended, { timeout: PATIENCE_MS + 8_000, interval: 200 }).toBe(CALLERS)
  clearInterval(dripping)
  expect((await client.get('/v1/verification')).holds).toBe(true)
}, 60_000)
