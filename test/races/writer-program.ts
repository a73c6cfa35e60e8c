// A process that tells events of its own to books that others write in at the same time; processes.test.ts starts and
// kills it:
//   node writer-program.ts <place, JSON> <organization> <name of the writer> <how many>
// It prints the id of each event that was answered, a line each.
import { idSource } from '../../src/kernel/id.ts'
import { ingestWorkEvent } from '../../src/operations/ingest-work-event.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import type { Place } from '../../src/store/engine/connections.ts'
import { openPrepared } from '../../src/store/engine/database.ts'
import { pricedBy } from './priced-by.ts'

const [place = '', orgId = '', writer = '', many = '0'] = process.argv.slice(2)
const db = openPrepared(JSON.parse(place) as Place, { poolSize: 4 })
const world = { db, now: Date.now, newId: idSource(Date.now), lanes: new Lanes() }
for (let n = 0; n < Number(many); n++) {
  const event = pricedBy(writer, n)
  const answer = await ingestWorkEvent(world, orgId, { name: writer, role: 'owner' }, event)
  if (answer.outcome !== 'refused') console.log(event.id)
}
await db.close()
