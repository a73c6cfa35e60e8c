import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { Check } from '../../src/cli/doctor/check.ts'
import { testDatabase } from '../support/test-database.ts'
import { billhookWith, jsonOf, linesOf, temporaryFolder, urlOf } from './billhook.ts'

const folder = temporaryFolder()
chmodSync(folder, 0o711) // a run by root gives the server to another user
const data = join(folder, 'data')
const billhook = billhookWith({ BILLHOOK_DATA: data, PORT: '0' }, folder)
const CREATE = [
  'org',
  'create',
  '--name',
  'Swift',
  '--zone',
  'UTC',
  '--currency',
  'USD',
  '--profile',
  'fleet',
]
const examined = (ended: { out: string }): Map<string, Check> =>
  new Map((JSON.parse(ended.out) as { checks: Check[] }).checks.map((one) => [one.check, one]))

/** Serves the data folder until the test is done; tells where. */
async function serving(): Promise<{ url: string; child: ChildProcess }> {
  const main = fileURLToPath(new URL('../../bin/billhook.js', import.meta.url))
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { PATH: process.env['PATH'] ?? '', BILLHOOK_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    const url = /API reference\s+(\S+)\/docs/.exec(said)?.[1]
    if (url !== undefined) return { url, child }
  }
  throw new Error(`it did not serve: ${said}`)
}

test(
  'the life of a data folder: made, served, looked at, kept, and restored elsewhere',
  { timeout: 90_000 },
  async () => {
    expect(examined(await billhook(['doctor', '--json'])).get('Database')).toMatchObject({ state: 'warn' })
    expect((await billhook([...CREATE, '--slug', 'swift'])).code).toBe(0)
    const key = await billhook(['keys', 'create'])
    expect(key.out).toMatch(/^bh_[0-9a-f]{32}_[0-9a-f]{32}_[\w-]{43}\n$/)

    const { url, child } = await serving()
    const [local, remote, doctor, backup] = await Promise.all([
      billhook(['org', 'show']),
      billhook(['org', 'list', '--json', '--url', url, '--key', key.out.trim()]),
      billhook(['doctor', '--json']),
      billhook(['backup', 'all.backup', '--with-key']),
    ])
    expect(local).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^billhook: .* is in use .*--url and --key.*\n$/) as string,
    })
    expect(linesOf(remote)).toMatchObject([{ slug: 'swift' }])
    expect(doctor.code).toBe(0)
    expect(examined(doctor).get('Lock')?.says).toMatch(/runs on the data folder: process \d+/)
    expect(examined(doctor).get('Durability')?.state).toBe('ok')
    expect(backup.out).toMatch(/^all\.backup holds everything: /)
    expect(statSync(join(folder, 'all.backup')).mode & 0o777).toBe(0o600)
    child.kill('SIGTERM')
    await once(child, 'close')

    const elsewhere = { env: { BILLHOOK_DATA: join(folder, 'elsewhere') } }
    const whole = readFileSync(join(folder, 'all.backup'))
    writeFileSync(join(folder, 'cut.backup'), whole.subarray(0, whole.length - 200))
    const cut = await billhook(['restore', 'cut.backup'], elsewhere)
    expect(cut).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/cut off.*Nothing was restored/) as string,
    })
    const restored = await billhook(['restore', 'all.backup', '--with-key', '--json'], elsewhere)
    expect(jsonOf(restored)).toMatchObject({ rows: { 'billhook.organization': 1, 'billhook.api_key': 1 } })
    const keyOf = (name: string): string => readFileSync(join(folder, name, 'installation.key'), 'utf8')
    expect(keyOf('elsewhere')).toBe(keyOf('data'))
    expect((await billhook(['org', 'list', '--csv'], elsewhere)).out).toContain('swift,Swift,fleet,USD,UTC')
    expect(await billhook(['restore', 'all.backup'], elsewhere)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/not empty/) as string,
    })
    expect((await billhook(['restore', 'all.backup', '--data'], elsewhere)).code).toBe(2)
    expect((await billhook(['backup', 'all.backup'])).code).toBe(2)

    chmodSync(join(data, 'installation.key'), 0o644)
    chmodSync(data, 0o777)
    const ill = await billhook(['doctor'])
    expect(ill.code).toBe(1)
    expect(ill.out).toMatch(/fail {2}Data folder .*\n +Take that from them: chmod go-w/)
    expect(ill.out).toMatch(/fail {2}Installation key .*\n +Take that from them: chmod 600/)
  },
)

const { place, owner } = await testDatabase()

test('doctor fails what may lose answers or see too much, and a database that does not answer', async () => {
  const there = { env: { DATABASE_URL: urlOf(place) } }
  // The server of the tests runs without fsync.
  const checks = examined(await billhook(['doctor', '--json'], there))
  const { rows } = await owner.query<{ fsync: string }>('show fsync')
  expect(checks.get('Durability')?.state).toBe(rows[0]!.fsync === 'on' ? 'ok' : 'fail')
  expect(checks.get('Rights')?.state).toBe('ok')
  expect(checks.get('Schema')?.state).toBe('ok')
  await owner.query(
    `insert into billhook.billhook_migration (version, name, checksum) values (9999, '9999_later.sql', '')`,
  )
  const gone = { env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing' } }
  const [newer, away] = await Promise.all([
    billhook(['doctor', '--json'], there),
    billhook(['doctor', '--json'], gone),
  ])
  expect([newer.code, away.code]).toEqual([1, 1])
  expect(examined(newer).get('Schema')).toMatchObject({
    state: 'fail',
    says: expect.stringContaining('9999') as string,
  })
  expect(examined(away).get('Database')).toMatchObject({
    state: 'fail',
    says: expect.stringContaining('ECONNREFUSED') as string,
  })
})
