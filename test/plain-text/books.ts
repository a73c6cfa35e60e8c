import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { BillhookClient } from '../../src/client/index.ts'
import { createApp } from '../../src/http/server.ts'
import { idSource } from '../../src/kernel/id.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { createApiKey } from '../../src/operations/create-api-key.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import type { World } from '../../src/operations/world.ts'
import { billhookWith, urlOf } from '../cli/billhook.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import type { TestDatabase } from '../support/test-database.ts'
import { balancesOfHledger, ourBalances, ourReceivables, receivablesIn } from './balances.ts'
import { statementsAgree } from './statements.ts'

/** A folder for what a test writes, removed with it. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'billhook-plain-text-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const worldOf = ({ db }: TestDatabase): World => ({
  db,
  now: Date.now,
  newId: idSource(Date.now),
  lanes: new Lanes(),
})

/** The API of a world, in this process, with a key of one organization. */
export async function clientOf(world: World, orgId: string): Promise<BillhookClient> {
  const app = createApp({ ...httpDoubles, world, operator: { token: 'token', demo: false } })
  const made = await createApiKey(
    world,
    orgId,
    { name: 'Test', role: 'owner' },
    { name: 'Auditor', role: 'viewer' },
  )
  if (isRefusal(made)) throw new Error(made.message)
  return new BillhookClient({ key: made.key, fetch: async (address, init) => app.request(address, init) })
}

/** The file that `billhook export` made of an organization's journal. */
export async function exported({ place }: TestDatabase, slug: string, format: string): Promise<string> {
  const folder = ownFolder()
  const billhook = billhookWith({ DATABASE_URL: urlOf(place) }, folder)
  const file = `${slug}.${format}`
  const asked = ['export', '--format', format, '--organization', slug, '--output', file]
  expect(await billhook(asked)).toEqual({ code: 0, out: '', err: '' })
  return join(folder, file)
}

/** Holds hledger to our trial balance, aged receivables, income statement and balance sheet; tells what both say, month by month. */
export async function agreesWith(client: BillhookClient, file: string, slug: string) {
  const theirs = await balancesOfHledger(file)
  const months = [...theirs.keys()]
  const ours = await ourBalances(client, months)
  expect(theirs, slug).toEqual(ours.byMonth)
  expect(receivablesIn(theirs), slug).toEqual(await ourReceivables(client, months))
  await statementsAgree(client, file, months)
  const ever = await ourBalances(client, ['2999-12'])
  expect(theirs.get(months.at(-1)!), slug).toEqual(ever.byMonth.get('2999-12'))
  return { months, ...ours }
}
