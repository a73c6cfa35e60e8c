import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { doBusiness, booksOf } from './business.ts'
import { openBooks } from './open-books.ts'
import { freePort, RunningProgram } from './running-program.ts'

/** 60 in the tests; `npm run soak:kills` does 500 and more. */
const KILLS = Number(process.env['KILLS'] ?? 60)
const SLUGS = ['fleet-a', 'fleet-b'] as const

const folder = mkdtempSync(join(tmpdir(), 'billhook-kills-'))
chmodSync(folder, 0o711)
const program = new RunningProgram(folder, await freePort())
afterAll(async () => {
  await program.kill()
  program.killServer()
  rmSync(folder, { recursive: true, force: true })
})

test(
  `${KILLS} kills of program and server at random moments: nothing that was answered is lost, the books are those of an undisturbed run`,
  async () => {
    await program.start()
    const disturbed = await Promise.all(SLUGS.map((slug) => openBooks(program, slug)))
    let underway = true
    let answered = 0
    const readyAfter: number[] = []
    let kills = 0
    // Two businesses go on until enough has been killed; what they then have done is done again undisturbed.
    const businesses = disturbed.map(async (client) => {
      const first = new Map<number, string>()
      for (let acts = 40; ; acts += 40) {
        // From the beginning each time: what was answered before must be answered so again.
        await doBusiness(client, acts, (n, answer) => {
          answered += 1
          if (first.has(n)) expect(answer).toBe(first.get(n))
          first.set(n, answer)
        })
        if (!underway) return acts
      }
    })
    while (kills < KILLS) {
      await sleep(100 + Math.random() * 700)
      const whom = Math.random()
      // The program, the server under it, or both.
      if (whom < 0.7) {
        if (whom < 0.2) kills += program.killServer() ? 1 : 0
        await program.kill()
        kills += 1
        readyAfter.push(await program.start())
      } else if (program.killServer()) {
        kills += 1
        await sleep(300)
      }
    }
    underway = false
    const done = await Promise.all(businesses)

    for (const [at, slug] of SLUGS.entries()) {
      const verification = await disturbed[at]!.get('/v1/verification')
      expect(verification.verdicts.filter(({ holds }) => !holds)).toEqual([])
      const undisturbed = await openBooks(program, `${slug}-undisturbed`)
      await doBusiness(undisturbed, done[at]!)
      expect(await booksOf(disturbed[at]!)).toEqual(await booksOf(undisturbed))
    }
    readyAfter.sort((a, b) => a - b)
    const at = (share: number): string =>
      `${Math.round(readyAfter[Math.min(readyAfter.length - 1, Math.floor(readyAfter.length * share))]!)} ms`
    console.log(
      `${kills} kills, ${answered} answers; ready again after ${at(0.5)} (half), ${at(0.99)} (99 %), ${at(1)} (the slowest)`,
    )
  },
  KILLS * 15_000,
)
