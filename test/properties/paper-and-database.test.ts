import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/date.ts'
import type { Command } from '../../src/domain/plan/command.ts'
import { PROFILES } from '../../src/domain/profile/profiles.ts'
import { balanceSheets } from '../../src/domain/ledger/balance-sheet.ts'
import { ageReceivables } from '../../src/domain/receivables/aging.ts'
import { changeOrganization } from '../../src/operations/change-organization.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { agingItems, trialBalance } from '../../src/store/reading/reports.ts'
import type { BillingProfile } from '../../src/domain/profile/profile.ts'
import { type Act, acts, morningOf } from '../support/domain/any-acts.ts'
import { PaperBooks, type Outcome } from '../support/domain/paper-books.ts'
import { Books, type Standing } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()

/** Books on paper that let their commands be carried out on a database too, in its own ids. */
class Doubled extends PaperBooks {
  readonly #told: { command: Command; came: Outcome }[] = []

  override carryOut(command: Command): Outcome {
    const came = super.carryOut(command)
    this.#told.push({ command, came })
    return came
  }

  /** What was carried out since the last time this was asked. */
  takeTold(): { command: Command; came: Outcome }[] {
    return this.#told.splice(0)
  }
}

/** What each document, work, customer and payment on paper is called in the database: both make them in the same order. */
class Names {
  readonly #ids = new Map<string, string>()

  async learn(paper: PaperBooks, books: Books): Promise<void> {
    const pairs: [Iterable<string>, string][] = [
      [paper.invoices.keys(), 'invoice'],
      [paper.works.keys(), 'work'],
      [paper.customers.keys(), 'customer'],
      [paper.payments.map(({ payment }) => payment.id), 'payment'],
      [paper.allocations.map(({ id }) => id), 'allocation'],
    ]
    for (const [ids, table] of pairs) {
      const rows = await books.rows<{ id: string }>(`select id from ${table} where org_id = $1 order by id`)
      const list = [...ids]
      expect(rows, `as many rows in ${table} as on paper`).toHaveLength(list.length)
      list.forEach((id, at) => this.#ids.set(id, rows[at]!.id))
    }
  }

  /** The command with every id replaced. An id that paper does not know stays as it is. */
  translate<C>(command: C): C {
    const replace = (value: unknown): unknown => {
      if (typeof value === 'string') return this.#ids.get(value) ?? value
      if (Array.isArray(value)) return value.map(replace)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replace(inner)]))
    }
    return replace(command) as C
  }
}

const onPaper = (paper: PaperBooks): Standing[] =>
  [...paper.invoices.values()].map((it) => ({
    kind: it.kind,
    number: it.number,
    stage: it.stage,
    net: it.net,
    tax: it.tax,
    total: it.total,
    paid: it.paid,
    credited: it.credited,
    refunded: it.refunded,
    receivable: it.receivable,
    issuedOn: it.issuedOn,
    dueOn: it.dueOn,
  }))

async function run(profile: BillingProfile, list: readonly Act[], lenient: boolean): Promise<void> {
  const paper = new Doubled(profile)
  const books = await Books.open(database, profile.code)
  if (lenient) {
    const changes = { creditUse: 'always', tolerance: { USD: '50' } } as const
    paper.changeProfile({ ...profile, ...changes })
    await changeOrganization(books.world, books.orgId, { name: 'Test', role: 'owner' }, { profile: changes })
  }
  const names = new Names()
  for (const [step, { name, run: doIt }] of list.entries()) {
    const today = addDays('2026-02-01', step)
    paper.now = morningOf(today)
    books.now = Date.parse(paper.now)
    doIt(paper, today)
    await books.rows(`update organization set soft_locked_through = $2 where org_id = $1`, [
      paper.closedThrough,
    ])
    for (const { command, came } of paper.takeTold()) {
      const outcome =
        command.kind === 'tell_event'
          ? await books.tell(command.event)
          : await books.do(names.translate(command))
      expect(outcome.outcome, name).toBe({ plan: 'done', nothing: 'nothing', refusal: 'refused' }[came.came])
      if (came.came === 'refusal' && outcome.outcome === 'refused')
        expect(outcome.refusal.code, name).toBe(came.refusal.code)
      await names.learn(paper, books)
    }
  }
  expect(await books.standing()).toEqual(onPaper(paper))
  expect((await books.journal()).trim()).toBe(paper.journal().trim())
  expect(await wrongIn(books)).toEqual([])
  for (const day of ['2026-02-10', addDays('2026-02-01', list.length), '2027-12-31'])
    await reportsAgree(books, day)
}

/** The reports of a day against sums of the journal up to it: aging against the account, each balance against its postings. */
async function reportsAgree(books: Books, asOf: string): Promise<void> {
  const [aged, balances] = await inOrganization(books.world.db, books.orgId, (tx) =>
    Promise.all([agingItems(tx, books.orgId, { asOf }), trialBalance(tx, books.orgId, { asOf })]),
  )
  const posted = await books.rows<{
    account: string
    currency: string
    role: string | null
    balance: string
  }>(
    `select p.account, p.currency, a.role, sum(p.amount)::text as balance
     from posting p join account a on a.org_id = p.org_id and a.code = p.account
     where p.org_id = $1 and p.date <= $2 group by 1, 2, 3 having sum(p.amount) <> 0 order by p.currency, p.account`,
    [asOf],
  )
  expect(balances.map(({ account, currency, balance }) => [account, currency, String(balance)])).toEqual(
    posted.map(({ account, currency, balance }) => [account, currency, balance]),
  )
  for (const { assets, liabilitiesAndEquity } of balanceSheets([balances]))
    expect(assets.totals).toEqual(liabilitiesAndEquity)
  for (const currency of new Set([...aged, ...posted].map((one) => one.currency))) {
    const total = ageReceivables(aged, asOf)
      .filter((row) => row.currency === currency)
      .reduce((sum, row) => sum + row.total, 0n)
    const account = posted.find((row) => row.role === 'receivable' && row.currency === currency)
    expect(String(total), `aging of ${asOf} in ${currency}`).toBe(account?.balance ?? '0')
  }
}

test.each([...PROFILES])(
  '%s: the database ends where the books on paper do',
  async (_, profile) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(acts, { minLength: 8, maxLength: 40, size: 'max' }),
        fc.boolean(),
        (list, lenient) => run(profile, list, lenient),
      ),
      { numRuns: 40 },
    )
  },
  120_000,
)
