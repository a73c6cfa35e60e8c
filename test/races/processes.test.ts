import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { testDatabase } from '../support/test-database.ts'
import { pricedBy } from './priced-by.ts'

const database = await testDatabase()
const program = fileURLToPath(new URL('./writer-program.ts', import.meta.url))
const EACH = 60

/** Starts a writer in a process of its own, which is killed (-9) once it has been answered so often. */
async function write(books: Books, writer: string, killedAfter = Infinity): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [program, JSON.stringify(database.place), books.orgId, writer, String(EACH)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const answered: string[] = []
  for await (const line of createInterface(child.stdout)) {
    answered.push(line)
    if (answered.length >= killedAfter) child.kill('SIGKILL')
  }
  return answered
}

test('four processes write, two are killed in the middle: what was answered is kept, nothing is half done, no gap', async () => {
  const books = await Books.open(database, 'fleet')
  const answered = await Promise.all([
    write(books, 'a'),
    write(books, 'b', 9),
    write(books, 'c'),
    write(books, 'd', 17),
  ])
  expect(answered[0]).toHaveLength(EACH)
  expect(answered[2]).toHaveLength(EACH)
  for (const killed of [answered[1]!, answered[3]!]) expect(killed.length).toBeLessThan(EACH)

  const kept = await books.rows<{ id: string }>('select external_id as id from work_event where org_id = $1')
  const keptIds = new Set(kept.map(({ id }) => id))
  expect(answered.flat().filter((id) => !keptIds.has(id))).toEqual([])
  expect(await wrongIn(books)).toEqual([])

  // Whoever was killed is started anew and tells all of it again.
  const again = await Promise.all([write(books, 'b'), write(books, 'd')])
  expect(again.map((list) => list.length)).toEqual([EACH, EACH])
  const works = new Set(
    ['a', 'b', 'c', 'd'].flatMap((writer) =>
      Array.from({ length: EACH }, (_, n) => {
        const event = pricedBy(writer, n)
        return event.type === 'order.priced' ? event.data.order.id : ''
      }),
    ),
  )
  const live = await books.rows(`select 1 from work_billing where org_id = $1 and state = 'draft'`)
  expect(live).toHaveLength(works.size)
  expect(await books.rows('select 1 from work_event where org_id = $1')).toHaveLength(4 * EACH)
  expect(await wrongIn(books)).toEqual([])
})
