import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { sealer } from '../../src/adapters/sealing.ts'
import { startJobs } from '../../src/jobs/runner.ts'
import { enqueueMail } from '../../src/operations/mail/enqueue-mail.ts'
import { MailNotTaken } from '../../src/operations/mail/ports.ts'
import { openPrepared } from '../../src/store/engine/database.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { sampleLetter } from '../support/domain/sample-letter.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { DatabaseLine } from './database-line.ts'

const { owner, place } = await testDatabase()
const clerk = { name: 'Clerk', role: 'owner' } as const
const unused = (): never => {
  throw new Error('no Fleetbase here')
}

const ADA = 'ada@northside.example'
const BEN = 'ben@northside.example'

/** What the queue says right before it writes down how a job ended. */
const LAST_WORDS = { done: /^Completed task \d+ \(mail\./, 'not taken': /^Failed task \d+ \(mail\./ }

test.each(['done', 'not taken'] as const)(
  'the database goes as the queue writes down that a job is %s: the program stays, and the job ends soon after it is back',
  async (how) => {
    const line = new DatabaseLine(place)
    await line.mend()
    const db = openPrepared({ kind: 'url', url: line.url }, { poolSize: 4, namedStatements: true })
    const { world, orgId } = await Books.open({ db, owner }, 'fleet')
    const sealed = sealer(randomBytes(32))

    let cut: Promise<void> | undefined
    const hear = (_: object, sentence: string): void => {
      if (LAST_WORDS[how].test(sentence)) cut ??= line.cut()
    }
    const handed: string[] = []
    const jobs = await startJobs({
      world,
      sealer: sealed,
      fleetbase: { read: unused },
      lists: { orders: unused, purchaseRates: unused },
      mailer: {
        async handOver({ recipient }) {
          handed.push(recipient)
          // Another is at work all the while.
          if (recipient === BEN) await sleep(3_000)
          else if (how === 'not taken' && cut === undefined) throw new MailNotTaken('Try again later', false)
          return 'sent'
        },
      },
      log: { debug: hear, warn() {}, error: hear },
    })
    onTestFinished(async () => {
      await jobs.stop()
      await db.close()
      line.remove()
    })

    const write = (recipient: string) =>
      inOrganization(db, orgId, (tx) =>
        enqueueMail({ world, sealer: sealed }, tx, orgId, clerk, {
          kind: 'invitation',
          act: recipient,
          recipient,
          subject: 'Come in',
          letter: sampleLetter,
        }),
      )
    await write(BEN)
    await expect.poll(() => handed).toEqual([BEN])
    await write(ADA)
    await expect.poll(() => cut !== undefined, { timeout: 10_000 }).toBe(true)
    await sleep(1_000)
    await line.mend()

    const left = async () =>
      (await owner.query(`select 1 from graphile_worker.jobs where key like 'mail.hand_over %'`)).rowCount
    await expect.poll(left, { timeout: 30_000 }).toBe(0)
    const { rows } = await owner.query('select state from billhook.mail where org_id = $1', [orgId])
    expect(rows).toEqual([{ state: 'sent' }, { state: 'sent' }])
    expect(handed).toEqual(how === 'done' ? [BEN, ADA] : [BEN, ADA, ADA])
  },
)
