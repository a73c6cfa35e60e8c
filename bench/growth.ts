import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedServer } from '../src/store/engine/launcher.ts'
import { freshDatabase, openBook } from './book.ts'
import { median, ratio, say, whole } from './figures.ts'
import { tellAll } from './tell-all.ts'

/**
 * How a book fares that grows: the rate at which invoices go into one of 10,000, the median of three stretches of 10,000,
 * and into one of a million: of 100,000 together there, as the server writes a checkpoint about as often, after which
 * each page that is touched goes into its log whole. And the most memory the program took on the way.
 */
const most = Number(process.argv[2] ?? 1_000_000)
const STRETCH = 10_000
const STRETCHES = 3
const LAST = 10

const folder = mkdtempSync(join(tmpdir(), 'billhook-bench-'))
chmodSync(folder, 0o711)
const server = await startEmbeddedServer({ folder })
try {
  const { world, orgId, close } = await openBook(await freshDatabase(server, 'growth'))
  let told = 0
  let mostMemory = 0
  const until = async (count: number): Promise<void> => {
    while (told < count) {
      const { ms, rss } = await tellAll(world, orgId, told, told + STRETCH)
      told += STRETCH
      mostMemory = Math.max(mostMemory, rss)
      rates.push((STRETCH / ms) * 1000)
    }
  }
  const rates: number[] = []
  const lately = (): number => median(rates.slice(-STRETCHES))
  await until(STRETCH * (STRETCHES + 1))
  const young = lately()
  say(`into a book of ${whole(STRETCH)}: ${whole(young)} invoices/s`)
  for (const share of [0.1, 0.25, 0.5, 0.75]) {
    await until(most * share)
    say(`into a book of ${whole(told)}: ${whole(lately())} invoices/s`)
  }
  await until(most + STRETCH * LAST)
  const last = rates.slice(-LAST)
  const old = last.length / last.reduce((sum, rate) => sum + 1 / rate, 0)
  say(
    `into a book of ${whole(most)}: ${whole(old)} invoices/s, ${ratio(old / young)} of the young book's rate ` +
      `(${last.map(whole).join(' · ')}); program ${whole(mostMemory / 2 ** 20)} MB at most`,
  )
  await close()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}
