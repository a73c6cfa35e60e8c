import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type BillhookClient, BillhookProblem } from '../../src/client/index.ts'
import { clusterOwner } from '../../src/store/engine/cluster.ts'
import { clientConfig, withClient } from '../../src/store/engine/connections.ts'
import { priced } from './business.ts'
import { Businesses } from './businesses.ts'
import { openBooks } from './open-books.ts'
import { freePort, RunningProgram } from './running-program.ts'
import { SmallDisk, whyNoMount } from './small-disk.ts'

const DISK_MB = 520
/** Less than the program keeps free. */
const NEARLY_FULL_MB = 100
/** How often the database itself is to find no room, and how often that may be tried. */
const MET = 2
const MOST_TRIES = 30

const notRun = whyNoMount === null ? '' : ` (not run: no file system can be mounted here: ${whyNoMount})`

test.skipIf(whyNoMount !== null)(
  `the disk fills up under load, nearly and to the last byte: reading goes on, nothing answered is lost, and it recovers by itself${notRun}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'billhook-disk-'))
    chmodSync(folder, 0o711)
    const disk = await SmallDisk.mount(folder, DISK_MB)
    const program = new RunningProgram(folder, await freePort(), {}, disk.enter)
    onTestFinished(async () => {
      disk.makeRoom()
      await program.stop()
      await disk.unmount()
      rmSync(folder, { recursive: true, force: true })
    })
    await program.start()
    const bystander = await openBooks(program, 'bystander')
    const businesses = await Businesses.open(program, ['first', 'second'])
    const goesOn = () =>
      expect.poll(() => writing(bystander), { timeout: 30_000, interval: 20 }).toBe('taken')

    disk.fill(NEARLY_FULL_MB)
    await expect.poll(() => writing(bystander), { timeout: 10_000, interval: 20 }).toBe('503 storage_full')
    expect((await fetch(`${program.url}/ready`)).status).toBe(200)
    expect((await bystander.get('/v1/verification')).holds).toBe(true)
    disk.makeRoom()
    await goesOn()

    // To the last byte, faster than the program looks: the database meets it in the middle of its work.
    let [tries, met] = [0, 0]
    while (met < MET) {
      expect((tries += 1)).toBeLessThanOrEqual(MOST_TRIES)
      const before = businesses.answered
      await expect.poll(() => businesses.answered, { timeout: 20_000 }).toBeGreaterThan(before + 10)
      program.forgetWhatItSaid()
      for (const until = performance.now() + 500; performance.now() < until; await writing(bystander))
        disk.fill(0)
      disk.makeRoom()
      await goesOn()
      if (program.said.includes('found no room on its disk')) met += 1
    }

    // Nor is there room for the log of what is committed: the server ends, and cannot start.
    disk.fill(0)
    await fillUpTheLog(disk.seen('socket'))
    await expect.poll(() => program.said, { timeout: 20_000 }).toMatch(/did not start/)
    expect((await fetch(`${program.url}/health`)).status).toBe(200)
    expect((await fetch(`${program.url}/ready`)).status).toBe(503)
    disk.makeRoom()
    const from = performance.now()
    await goesOn()
    const recovered = performance.now() - from

    await businesses.proven(program)
    console.log(
      `no room met ${met} times in ${tries}, ${businesses.answered} answers; writing ${Math.round(recovered)} ms after there was room for a server that could not start`,
    )
  },
  300_000,
)

const LINES = Array.from({ length: 200 }, () => ({ description: 'Stop '.repeat(20).trim(), amount: 10 }))
let written = 0

/** What becomes of something that needs room and is written now. */
async function writing(client: BillhookClient): Promise<string> {
  const event = priced(`bystander-${(written += 1)}`, 10 * LINES.length, 0)
  Object.assign(event.data, { quote: { amount: 10 * LINES.length, items: LINES } })
  try {
    await client.post('/v1/work-events', { body: event })
    return 'taken'
  } catch (err) {
    if (err instanceof BillhookProblem) return `${err.status} ${err.problem?.code}`
    throw err
  }
}

/** Writes to the server's log, past the program, until the server breaks. */
async function fillUpTheLog(socketFolder: string): Promise<void> {
  const place = { kind: 'socket', socketFolder, owner: clusterOwner, database: 'billhook' } as const
  const writeOn = withClient(clientConfig(place, 'owner'), async (client) => {
    for (;;) await client.query("select pg_logical_emit_message(false, 'full', repeat('x', 1000000))")
  })
  await expect(writeOn).rejects.toThrow()
}
