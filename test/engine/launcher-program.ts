// A program that holds a data folder, for the launcher's tests to start, stop and kill:
//   node launcher-program.ts <data folder> [hold | exit | write]
// It prints a line of JSON when the database is ready, or why not, and ends in order on SIGTERM. With `exit` it ends at
// once without stopping its server; with `write` it adds numbers and prints each one that was committed.
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { openDatabase } from '../../src/store/engine/database.ts'
import { StartRefused } from '../../src/store/engine/start-refused.ts'
import { acrossOrganizations } from '../../src/store/engine/transaction.ts'

const [folder = '', mode = 'hold'] = process.argv.slice(2)
const migrations = fileURLToPath(new URL('./sample-migrations', import.meta.url))

try {
  const db = await openDatabase({ kind: 'embedded', folder, migrations })
  let stopping = false
  process.once('SIGTERM', () => {
    stopping = true
    void db.close().then(() => process.exit(0))
  })
  console.log(JSON.stringify({ ready: true }))
  if (mode === 'exit') process.exit(3)
  if (mode === 'hold') setInterval(() => {}, 1_000)
  for (let id = 1; mode === 'write' && !stopping; id++) {
    await acrossOrganizations(db, (tx) => tx.run(sql`insert into fruit values (${id})`))
    console.log(JSON.stringify({ committed: id }))
  }
} catch (err) {
  if (!(err instanceof StartRefused)) throw err
  console.log(JSON.stringify({ refused: err.code, sentence: err.message }))
  process.exitCode = 1
}
