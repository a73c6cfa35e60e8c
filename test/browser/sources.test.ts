import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { connected } from '../fleetbase/connected.ts'
import { examine } from './examined.ts'
import { ownBrowser, webFolder } from './site.ts'

const { books, fleetbase, settled, url, connection, client } = await connected({
  webFolder,
  clock: Date.now() - 90_000,
})
const browser = await ownBrowser()
const [organization] = await books.rows<{ slug: string }>('select slug from organization where org_id = $1')
const sources = `${url}/${organization!.slug}/sources`
const source = `${sources}/${connection.id}`

/** A page of the operator; what the page complains about is collected. */
async function entered(options: { width?: number; colorScheme?: 'light' | 'dark' } = {}) {
  const { width = 1280, colorScheme = 'light' } = options
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (err) => complaints.push(err.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${url}/enter/token`)
  await page.getByRole('heading', { name: 'Organizations' }).waitFor()
  return { page, complaints }
}

const { page, complaints } = await entered()
const panel = (name: string): ReturnType<Page['locator']> =>
  page.locator('section', { has: page.getByRole('heading', { name, exact: true }) })

describe('the sources of an organization', () => {
  test('are in the navigation, and another one is connected: its webhook address is shown once', async () => {
    await page.goto(`${url}/${organization!.slug}/invoices`)
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Sources' }).click()
    await page.getByRole('link', { name: 'fleetbase', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Connect a Fleetbase' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /Address of its API/ }).fill(fleetbase.api.baseUrl)
    await dialog.getByLabel(/API key/).fill(fleetbase.api.key)
    await dialog.getByRole('textbox', { name: /Source name/ }).fill('second')
    await dialog.getByRole('button', { name: 'Connect' }).click()
    await dialog.getByText(/\/v1\/sources\/fleetbase\/.+/).waitFor()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('link', { name: 'second', exact: true }).waitFor()
  })

  test('a check says in words what works and what to do', async () => {
    await page.goto(source)
    await page.getByRole('heading', { level: 1, name: 'fleetbase' }).waitFor()
    await page.getByRole('button', { name: 'Check now' }).click()
    await panel('Check').getByText('The API key is accepted.').waitFor()
    await panel('Check').getByText('No webhook has ever arrived.').waitFor()
    await page.getByText('Needs attention').waitFor()
  })

  test('a poll finds what nobody told of', async () => {
    fleetbase.webhooks.hold()
    const order = await fleetbase.order()
    await fleetbase.price(order, fleetbase.quote(12_500))
    fleetbase.webhooks.flow()
    await page.getByRole('button', { name: 'Poll now' }).click()
    await panel('Polling').getByText('One changed record was read again.').waitFor()
    await settled()
    await page.locator('tbody tr', { hasText: 'Poll' }).getByText('Booked').waitFor()
    await page.getByLabel('How often').selectOption('Every 15 minutes')
    const minutes = async () =>
      (await client.get('/v1/source-connections/{id}', { params: { id: connection.id } })).pollMinutes
    await expect.poll(minutes, { timeout: 15_000 }).toBe(15)
  })

  test('a refused webhook is read, put right in Fleetbase, and replayed', async () => {
    const order = await fleetbase.order({ customer: null })
    await settled()
    await fleetbase.price(order, fleetbase.quote(4_000))
    await settled()
    await page.getByRole('button', { name: /^Refused/ }).click()
    const row = page.locator('tbody tr').first()
    await row.getByText(/has no customer to bill/).waitFor()
    await row.getByRole('button', { name: 'purchase_rate.created', exact: true }).click()
    await page.getByRole('dialog').getByText('"api_version": "2024-03-12"').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    fleetbase.orders.get(order)!.customer = fleetbase.contact()
    await row.getByRole('button', { name: /^Replay/ }).click()
    await page.getByText('No delivery stands so now.').waitFor()
    await page.getByRole('button', { name: /^Booked/ }).click()
    await expect.poll(() => page.locator('tbody tr').count(), { timeout: 15_000 }).toBe(2)
  })

  test('existing orders are counted first, then told of', async () => {
    fleetbase.webhooks.hold()
    for (let at = 0; at < 5; at++) await fleetbase.price(await fleetbase.order(), fleetbase.quote(100))
    fleetbase.webhooks.flow()
    await page.getByRole('button', { name: 'Count them' }).click()
    await panel('Existing orders').getByText('7 read: 5 would be told, 2 nothing to do').waitFor()
    await page.getByLabel('Only count, change nothing').uncheck()
    await page.getByRole('button', { name: 'Tell of them' }).click()
    await panel('Existing orders').getByText('7 read: 5 told, 2 nothing to do').waitFor()
  })

  test('nothing went wrong on the way', () => {
    expect(complaints).toEqual([])
  })
})

test('everybody can use it', async () => {
  const { page: other } = await entered()
  for (const path of [sources, source]) {
    await other.goto(path)
    await other.getByRole('heading', { level: 1 }).waitFor()
    if (path === source) await other.locator('tbody tr').first().waitFor()
    await examine(other, path)
  }
})
