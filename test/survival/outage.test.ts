import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { emptyDatabase } from '../support/test-database.ts'
import { Businesses } from './businesses.ts'
import { DatabaseLine } from './database-line.ts'
import { freePort, RunningProgram } from './running-program.ts'

/** How often the database goes, and for how many seconds at most; `npm run soak:outages` does 50 of up to 20 s. */
const OUTAGES = Number(process.env['OUTAGES'] ?? 4)
const LONGEST_S = Number(process.env['LONGEST_S'] ?? 4)

test(
  `the database goes ${OUTAGES} times for up to ${LONGEST_S} s under load: clear 503s, nothing answered is lost, and it recovers by itself`,
  async () => {
    const line = new DatabaseLine(await emptyDatabase())
    const folder = mkdtempSync(join(tmpdir(), 'billhook-outage-'))
    await line.mend()
    const program = new RunningProgram(folder, await freePort(), { DATABASE_URL: line.url })
    onTestFinished(async () => {
      await program.stop()
      line.remove()
      rmSync(folder, { recursive: true, force: true })
    })
    await program.start()
    const businesses = await Businesses.open(program, ['first', 'second', 'third'])
    const recovered: number[] = []
    for (let outage = 0; outage < OUTAGES; outage++) {
      await sleep(500 + Math.random() * 1000)
      await line.cut()
      const until = performance.now() + (0.25 + Math.random() * 0.75) * LONGEST_S * 1000
      // Alive all the while, and honest about what it cannot do.
      expect((await fetch(`${program.url}/health`)).status).toBe(200)
      const ready = await fetch(`${program.url}/ready`)
      expect(ready.status).toBe(503)
      expect(await ready.json()).toMatchObject({
        code: 'database_unavailable',
        requestId: expect.any(String) as string,
      })
      expect(Number(ready.headers.get('retry-after'))).toBeGreaterThan(0)
      await sleep(Math.max(0, until - performance.now()))
      await line.mend()
      const from = performance.now()
      while (!(await fetch(`${program.url}/ready`)).ok) {
        expect(performance.now() - from).toBeLessThan(30_000)
        await sleep(20)
      }
      recovered.push(performance.now() - from)
    }
    await businesses.proven(program)
    expect(program.said).not.toMatch(/A request failed/)
    recovered.sort((a, b) => a - b)
    console.log(
      `${OUTAGES} outages; ready again ${Math.round(recovered.at(-1)!)} ms after the line was mended, at the slowest`,
    )
  },
  60_000 + OUTAGES * (LONGEST_S + 20) * 1000,
)
