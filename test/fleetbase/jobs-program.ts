// A program that runs the jobs of books which others use at the same time; back-fills.test.ts starts and kills it:
//   node jobs-program.ts <place, JSON> <the sealing key, hexadecimal>
import { fleetbaseApi } from '../../src/adapters/fleetbase/api.ts'
import { fleetbaseLists } from '../../src/adapters/fleetbase/lists.ts'
import { fleetbaseReader } from '../../src/adapters/fleetbase/read-work.ts'
import { keptMailer } from '../../src/adapters/mail/kept-mailer.ts'
import { sealer } from '../../src/adapters/sealing.ts'
import { startJobs } from '../../src/jobs/runner.ts'
import { idSource } from '../../src/kernel/id.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import type { Place } from '../../src/store/engine/connections.ts'
import { openPrepared } from '../../src/store/engine/database.ts'

const [place = '', key = ''] = process.argv.slice(2)
const db = openPrepared(JSON.parse(place) as Place, { poolSize: 4 })
await startJobs({
  world: { db, now: Date.now, newId: idSource(Date.now), lanes: new Lanes() },
  sealer: sealer(Buffer.from(key, 'hex')),
  fleetbase: fleetbaseReader(fleetbaseApi()),
  lists: fleetbaseLists(),
  mailer: keptMailer,
  log: { debug() {}, warn() {}, error: console.error },
})
