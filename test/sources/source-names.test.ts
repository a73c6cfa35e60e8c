import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { sealer } from '../../src/adapters/sealing.ts'
import { createFleetbaseConnection } from '../../src/operations/fleetbase/create-connection.ts'
import { clientConfig, withClient } from '../../src/store/engine/connections.ts'
import { ownMigrations } from '../../src/store/engine/database.ts'
import { migrate } from '../../src/store/engine/migrate.ts'
import { openServer, problemOf } from '../http/api.ts'
import { noSources } from '../support/no-sources.ts'
import { emptyDatabase } from '../support/test-database.ts'

const sealed = sealer(randomBytes(32))
const server = await openServer({
  sealer: sealed,
  connections: {
    ...noSources,
    create: (world, orgId, actor, input) =>
      createFleetbaseConnection({ world, sealer: sealed }, orgId, actor, input),
  },
})
const fleet = await server.tenant('fleet', 'fleet')
const other = await server.tenant('other', 'fleet')

const connect = (source: string, who = fleet) =>
  who.call<{ id: string }>('POST', '/v1/source-connections', {
    kind: 'fleetbase',
    source,
    baseUrl: 'http://127.0.0.1:9',
    apiKey: 'flb_test_x',
  })
const make = (name: string, who = fleet) =>
  who.call('POST', '/v1/webhook-sources', {
    name,
    mapping: { event: 'order.cancelled', data: { order: { id: { path: '$.id' } } } },
  })

test('a Fleetbase does not take the name of a webhook source', async () => {
  expect((await make('haulier')).status).toBe(201)
  expect(problemOf(await connect('haulier'))).toMatchObject({
    status: 422,
    code: 'source_taken',
    rule: 1,
    pointer: '/source',
    detail: 'There is a webhook source "haulier" already.',
  })
  expect((await connect('haulier', other)).status).toBe(201)
})

test('nor the other way round, also when its connection was ended: it may be connected again', async () => {
  const { body } = await connect('fleetbase')
  expect(problemOf(await make('fleetbase'))).toMatchObject({ code: 'source_taken', pointer: '/name' })
  await fleet.call('DELETE', `/v1/source-connections/${body.id}`)
  expect(problemOf(await make('fleetbase'))).toMatchObject({ code: 'source_taken' })
  expect((await connect('fleetbase')).body.id).toBe(body.id)
})

test('of many that ask for a name at once, one gets it', async () => {
  for (let round = 0; round < 10; round++) {
    const name = `raced-${round}`
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, n) => (n % 2 === round % 2 ? connect(name) : make(name))),
    )
    expect(asked.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201,
      ...Array<number>(7).fill(422),
    ])
    for (const answer of asked) if (answer.status !== 201) expect(problemOf(answer).code).toBe('source_taken')
  }
})

test('the database keeps the kinds apart, whatever a program asks', async () => {
  await make('kept')
  const steal = server.owner.query(
    `insert into billhook.source_connection (org_id, id, kind, source, base_url, api_key, path_hash, created_at)
     values ($1, gen_random_uuid(), 'fleetbase', 'kept', 'http://127.0.0.1:9', '', '', now())`,
    [fleet.orgId],
  )
  await expect(steal).rejects.toMatchObject({ code: '23503' })
})

test('a name that both had before stays with both, and every other is held', async () => {
  await withClient(clientConfig(await emptyDatabase(), 'owner'), async (client) => {
    await migrate(client, ownMigrations, 35)
    await client.query(`
      set search_path = billhook;
      insert into organization (org_id, slug, name, time_zone, currency, created_at)
      values ('00000000-0000-7000-8000-000000000001', 'fleet', 'Fleet', 'UTC', 'USD', now());
      insert into source_connection (org_id, id, kind, source, base_url, api_key, path_hash, created_at)
      select org_id, gen_random_uuid(), 'fleetbase', n.name, '', '', '', now()
      from organization, unnest(array['both', 'fleetbase']) as n (name);
      insert into webhook_source (org_id, id, name, is_active, mapping_version, samples, secrets, created_at)
      select org_id, gen_random_uuid(), n.name, false, 1, '[]', '', now()
      from organization, unnest(array['both', 'webhooks']) as n (name)`)
    await migrate(client, ownMigrations)
    const { rows } = await client.query<{ name: string; kind: string | null }>(
      'select name, kind from webhook_source order by name',
    )
    expect(rows).toEqual([
      { name: 'both', kind: null },
      { name: 'webhooks', kind: 'webhook' },
    ])
  })
})
