import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { CDPSession, Page } from '@playwright/test'
import { build } from 'vite'
import { afterAll, describe, expect, test } from 'vitest'
import { peopleIn } from '../../src/adapters/people/people.ts'
import { createApp } from '../../src/http/server.ts'
import { idSource } from '../../src/kernel/id.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { firstOwnerLink } from '../../src/operations/people/owner-link.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { testDatabase } from '../support/test-database.ts'
import { axeFinds } from './examined.ts'
import { openBrowser } from './open-browser.ts'

const { db } = await testDatabase()
const world = { db, now: Date.now, newId: idSource(Date.now), lanes: new Lanes() }
const webFolder = mkdtempSync(join(tmpdir(), 'billhook-web-'))
await build({ logLevel: 'error', build: { outDir: webFolder, emptyOutDir: true } })
// Where people are sent by number, passkeys hold at the machine's name.
const publicUrl = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const app = createApp({
  ...httpDoubles,
  world,
  webFolder,
  operator: { token: null, demo: false },
  office: { publicUrl, delivers: false },
  people: peopleIn(db, 'a secret of thirty-two bytes or more', world.newId, publicUrl),
})
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
await once(server, 'listening')
const url = publicUrl().replace('127.0.0.1', 'localhost')
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  server.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
  rmSync(webFolder, { recursive: true })
})

const PASSWORD = 'a long enough password'
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
const page = await context.newPage()
page.setDefaultTimeout(8_000)
const devices: CDPSession = await context.newCDPSession(page)
await devices.send('WebAuthn.enable')

/** An authenticator such as a laptop has, which asks for a finger, and finds it right unless told otherwise. */
const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
  options: {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  },
})
const finger = (isUserVerified: boolean) =>
  devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })

const press = (on: Page, name: string) => on.getByRole('button', { name, exact: true }).click()
const inside = () => page.getByRole('heading', { level: 1, name: 'Organizations' }).waitFor()
async function signOut(): Promise<void> {
  await press(page, 'My account')
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL(`${url}/enter`)
}

describe('passkeys', { timeout: 60_000 }, () => {
  test('one is added with the password, under a name', async () => {
    await page.goto(`${url}/owner#${(await firstOwnerLink(world))!.token}`)
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('olivia@northside.example')
    await page.getByRole('textbox', { name: 'Your name' }).fill('Olivia Hale')
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
    await press(page, 'Create the account')
    await inside()
    await press(page, 'My account')
    await page.getByRole('menuitem', { name: 'Sign-in and security' }).click()
    const panel = page.getByRole('region', { name: 'Passkeys' })
    await panel.getByRole('textbox', { name: 'Name of the passkey' }).fill('Laptop')
    await panel.getByRole('textbox', { name: 'Password' }).fill('not the password')
    await panel.getByRole('button', { name: 'Add a passkey' }).click()
    await panel.getByRole('alert').getByText('This is not your password.').waitFor()
    await panel.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
    await panel.getByRole('button', { name: 'Add a passkey' }).click()
    await panel.getByRole('button', { name: 'Remove Laptop' }).waitFor()
    expect(await axeFinds(page)).toEqual([])
  })

  test('the same device is not added twice', async () => {
    const panel = page.getByRole('region', { name: 'Passkeys' })
    await panel.getByRole('textbox', { name: 'Name of the passkey' }).fill('Again')
    await panel.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
    await panel.getByRole('button', { name: 'Add a passkey' }).click()
    await panel.getByText('This device has a passkey of yours already.').waitFor()
  })

  test('it signs in alone, without password or code', async () => {
    await signOut()
    await press(page, 'Sign in with a passkey')
    await inside()
    const me = await page.request.get(`${url}/v1/session`)
    expect(await me.json()).toMatchObject({ person: { email: 'olivia@northside.example' } })
  })

  test('whoever holds the device, and is not its owner, is not let in', async () => {
    await signOut()
    await finger(false)
    await press(page, 'Sign in with a passkey')
    await page.getByRole('alert').getByText('No passkey was used.').waitFor()
    expect((await page.request.get(`${url}/v1/session`)).status()).toBe(401)
    await finger(true)
  })

  test('also not by a page that asks for less than the server did', async () => {
    await finger(false)
    const status = await page.evaluate(`(async () => {
      const post = (path, body) =>
        fetch('/v1/session/passkey' + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      const { options, ceremony } = await (await post('/options')).json()
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
      publicKey.userVerification = 'discouraged'
      const found = await navigator.credentials.get({ publicKey })
      return (await post('', { ceremony, response: found.toJSON() })).status
    })()`)
    expect(status).toBe(401)
    await finger(true)
  })

  test('what it answered opens nothing a second time, nor to another question', async () => {
    const sent: string[] = []
    page.on('request', (one) => {
      if (one.url() === `${url}/v1/session/passkey`) sent.push(one.postData() ?? '')
    })
    await press(page, 'Sign in with a passkey')
    await inside()
    await signOut()
    const [answer] = sent
    const again = async (body: object) => {
      const tried = await page.request.post(`${url}/v1/session/passkey`, { data: body })
      expect(tried.headers()['set-cookie']).toBeUndefined()
      return [tried.status(), ((await tried.json()) as { code: string }).code]
    }
    expect(await again(JSON.parse(answer!) as object)).toEqual([401, 'passkey_unknown'])
    const other = await page.request.post(`${url}/v1/session/passkey/options`)
    const { ceremony } = (await other.json()) as { ceremony: string }
    const shown = { ...(JSON.parse(answer!) as object), ceremony }
    expect(await again(shown)).toEqual([401, 'passkey_unknown'])
  })

  test('once removed it opens nothing', async () => {
    await press(page, 'Sign in with a passkey')
    await inside()
    await page.goto(`${url}/account`)
    await press(page, 'Remove Laptop')
    await page.getByRole('button', { name: 'Remove Laptop' }).waitFor({ state: 'detached' })
    await signOut()
    await press(page, 'Sign in with a passkey')
    await page.getByRole('alert').getByText('This passkey opens nothing here.').waitFor()
    expect(await axeFinds(page)).toEqual([])
  })

  test('where an address is a number, none are offered, and a password signs in', async () => {
    await page.goto(`${publicUrl()}/enter`)
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0)
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('olivia@northside.example')
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
    await press(page, 'Sign in')
    await inside()
  })
})
