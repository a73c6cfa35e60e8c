import { expect } from 'vitest'
import type { Door } from '../../src/contract/doors/door.ts'
import { everyDoor } from '../../src/contract/doors/every-door.ts'
import { createApp } from '../../src/http/server.ts'
import { idSource } from '../../src/kernel/id.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { createApiKey } from '../../src/operations/create-api-key.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import type { Mark } from '../../src/store/chain/chain.ts'
import type { Database } from '../../src/store/engine/database.ts'
import { httpDoubles } from '../support/http-doubles.ts'

const TODAY = Date.parse('2026-03-25T09:00:00Z')
/** All that was and will be, so that no figure is left out. */
const SPAN = 'from=2024-01-01&to=2027-12-31'

/** Reports that have to be told what of. */
const NARROWED =
  /general-ledger|ar-aging\/documents|\/entries$|customer-statement|\/v1\/reports\/(revenue|income-statement|cash-flow|collections|tax-liability)$/

/** Lists and figures of the books that need nothing said to be read. */
export const PATHS = Object.values(everyDoor as Record<string, Door>)
  .filter(({ method, path }) => method === 'get' && !path.includes('{'))
  .map(({ path }) => path)
  .filter((path) =>
    /^\/v1\/(reports|invoices|payments|customers|work|journal-entries|manual-entries|accounts|dashboard|number-series|chain-head|lock-dates|organization)/.test(
      path,
    ),
  )
  .filter((path) => path !== '/v1/organizations' && !NARROWED.test(path))

interface Told {
  readonly items: readonly {
    readonly id: string
    readonly code: string
    readonly attachments?: readonly { readonly id: string }[]
  }[]
  readonly currencies: readonly {
    readonly currency: string
    readonly rows: readonly { readonly key: string }[]
  }[]
}

/** Everything the API tells of an organization's books, by what was asked. */
export async function everythingTold(
  db: Database,
  orgId: string,
  { mark, today = TODAY }: { readonly mark?: Mark; readonly today?: number } = {},
): Promise<Record<string, string>> {
  const world = { db, now: () => today, newId: idSource(Date.now), lanes: new Lanes(), ...(mark && { mark }) }
  const app = createApp({ ...httpDoubles, world, operator: { token: 'token', demo: false } })
  const owner = { name: 'Test', role: 'owner' } as const
  const made = await createApiKey(world, orgId, owner, { name: 'Auditor', role: 'owner' })
  if (isRefusal(made)) throw new Error(made.message)
  const told: Record<string, string> = {}
  const read = async (path: string): Promise<string> => {
    const answer = await app.request(path, { headers: { authorization: `Bearer ${made.key}` } })
    const text = await answer.text()
    expect(answer.status, `${path}: ${text}`).toBe(200)
    return (told[path] = text)
  }
  const readOf = async (path: string): Promise<Told> => JSON.parse(await read(path)) as Told
  for (const path of PATHS) await read(path)

  const accounts = await readOf('/v1/accounts')
  const currencies = (await readOf('/v1/reports/trial-balance')).currencies.map(({ currency }) => currency)
  const customers = await readOf('/v1/customers?limit=200')
  for (const currency of currencies) {
    for (const { code } of accounts.items)
      await read(`/v1/reports/general-ledger?account=${code}&currency=${currency}&${SPAN}&limit=200`)
    await read(`/v1/reports/ar-aging/documents?currency=${currency}&limit=200`)
    await read(`/v1/reports/clearing/entries?currency=${currency}&${SPAN}`)
    for (const of of ['received', 'refunded', 'settled', 'kept', 'differences'])
      await read(`/v1/reports/collections/entries?of=${of}&currency=${currency}&${SPAN}`)
  }
  for (const { id } of customers.items.slice(0, 10))
    for (const form of ['open-item', `balance-forward&${SPAN}`, `activity&${SPAN}`])
      await read(`/v1/reports/customer-statement?customer=${id}&form=${form}`)
  for (const report of ['income-statement', 'collections']) await read(`/v1/reports/${report}?${SPAN}`)
  for (const { id, attachments = [] } of (await readOf('/v1/manual-entries?limit=200')).items)
    for (const attachment of attachments) await read(`/v1/manual-entries/${id}/attachments/${attachment.id}`)
  const entries = async (report: string, rowIs: string, more = ''): Promise<void> => {
    const { currencies: sections } = await readOf(`/v1/reports/${report}?${SPAN}${more}`)
    for (const { currency, rows } of sections)
      for (const { key } of rows)
        await read(
          `/v1/reports/${report}/entries?${rowIs}=${encodeURIComponent(key)}&currency=${currency}&${SPAN}${more}`,
        )
  }
  await entries('cash-flow', 'line')
  await entries('tax-liability', 'line')
  for (const by of ['customer', 'service', 'source', 'business'])
    await entries('revenue', 'group', `&by=${by}`)

  const proven = JSON.parse(await read('/v1/verification')) as Record<'holds' | 'verdicts' | 'head', unknown>
  expect(proven.holds).toBe(true)
  // The moment it was proven at differs.
  told['/v1/verification'] = JSON.stringify([proven.verdicts, proven.head])
  return told
}

/** The reports that were asked, as their doors are declared. */
export const reportsAsked = (told: Record<string, string>): string[] =>
  [...new Set(Object.keys(told).map((path) => path.split('?')[0]!))].toSorted()

/** Every report there is. */
export const REPORTS = Object.values(everyDoor as Record<string, Door>)
  .filter(({ tag }) => tag === 'Reports')
  .map(({ path }) => path)

/** What was told, with the organization's own id and short name as they were elsewhere. */
export const asOf = (
  told: Record<string, string>,
  here: readonly string[],
  there: readonly string[],
): Record<string, string> =>
  JSON.parse(here.reduce((text, one, n) => text.replaceAll(one, there[n]!), JSON.stringify(told))) as Record<
    string,
    string
  >

/** Without where the chain ends: under another id every link is hashed anew. */
export const withoutHashes = (told: Record<string, string>): Record<string, string> =>
  JSON.parse(JSON.stringify(told).replaceAll(/(\\"hash\\":\\")[0-9a-f]{64}/g, '$1')) as Record<string, string>
