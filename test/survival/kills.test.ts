import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, test } from 'vitest'
import { Businesses } from './businesses.ts'
import { freePort, RunningProgram } from './running-program.ts'

/** So many in the tests, 60 in CI; `npm run soak:kills` does 500 and more. */
const KILLS = Number(process.env['KILLS'] ?? 20)

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
    // What the businesses have done when enough was killed is done again undisturbed.
    const businesses = await Businesses.open(program, ['fleet-a', 'fleet-b'])
    const readyAfter: number[] = []
    let kills = 0
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
    await businesses.proven(program)
    readyAfter.sort((a, b) => a - b)
    const at = (share: number): string =>
      `${Math.round(readyAfter[Math.min(readyAfter.length - 1, Math.floor(readyAfter.length * share))]!)} ms`
    console.log(
      `${kills} kills, ${businesses.answered} answers; ready again after ${at(0.5)} (half), ${at(0.99)} (99 %), ${at(1)} (the slowest)`,
    )
  },
  KILLS * 15_000,
)
