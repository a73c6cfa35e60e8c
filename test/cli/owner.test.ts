import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { billhookWith, temporaryFolder } from './billhook.ts'

const folder = temporaryFolder()
chmodSync(folder, 0o711) // a run by root gives the server to another user
const data = join(folder, 'data')
const billhook = billhookWith({ BILLHOOK_DATA: data, PORT: '0' }, folder)

/** Serves the data folder; tells where, the owner's link if one was printed, and how to stop it. */
async function serving(): Promise<{ url: string; token: string | undefined; stop: () => Promise<void> }> {
  const main = fileURLToPath(new URL('../../bin/billhook.js', import.meta.url))
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { PATH: process.env['PATH'] ?? '', BILLHOOK_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  // Left with the stream open: closing it would end the program at its next word.
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    said += String(chunk)
    const url = /API reference\s+(\S+)\/docs/.exec(said)?.[1]
    if (url === undefined || !said.includes('Stop it')) continue
    const stop = async (): Promise<void> => {
      child.stdout.resume()
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    return { url, token: /\/owner#([\w-]+)/.exec(said)?.[1], stop }
  }
  throw new Error(`it did not serve: ${said}`)
}

async function becomeOwner(url: string, token: string | undefined, email: string) {
  const response = await fetch(`${url}/v1/owner`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, name: 'Olivia', email, password: 'a long enough password' }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { organizations = [] } = (await response.json()) as { organizations?: { slug: string }[] }
  return { status: response.status, cookie, slugs: organizations.map(({ slug }) => slug) }
}

test(
  'the first start prints the owner’s link, once used it is gone, and owner-link makes another',
  { timeout: 60_000 },
  async () => {
    const make = ['--name', 'Swift', '--zone', 'UTC', '--currency', 'USD', '--profile', 'fleet']
    expect((await billhook(['org', 'create', '--slug', 'swift', ...make])).code).toBe(0)

    const first = await serving()
    const owner = await becomeOwner(first.url, first.token, 'olivia@example.com')
    expect(owner).toMatchObject({ status: 200, slugs: ['swift'] })
    await first.stop()

    const second = await serving()
    expect(second.token).toBeUndefined()
    const session = await fetch(`${second.url}/v1/session`, { headers: { cookie: owner.cookie } })
    expect(session.status).toBe(200)
    await second.stop()

    const made = await billhook(['owner-link'])
    expect(made.out).toMatch(/^\/owner#[\w-]+\n$/)
    const third = await serving()
    expect(third.token).toBeUndefined()
    const token = made.out.trim().split('#')[1]
    expect(await becomeOwner(third.url, token, 'back@example.com')).toMatchObject({
      status: 200,
      slugs: ['swift'],
    })
    expect((await becomeOwner(third.url, token, 'late@example.com')).status).toBe(404)
    await third.stop()
  },
)
