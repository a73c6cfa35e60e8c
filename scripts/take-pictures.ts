// Takes the pictures of docs/pictures from a demo that runs: npx node scripts/take-pictures.ts [address]
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { openBrowser } from '../test/browser/open-browser.ts'

const address = process.argv[2] ?? 'http://127.0.0.1:3000'
const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const browser = await openBrowser()

async function pageOf(width: number, height: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const viewport = { width, height }
  const context = await browser.newContext({ viewport, colorScheme, locale: 'en-US', deviceScaleFactor: 1.5 })
  // An open stream keeps the network from ever being idle.
  await context.route('**/v1/live', (route) => route.fulfill({ status: 401 }))
  return context.newPage()
}

async function entered(width: number, height: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await pageOf(width, height, colorScheme)
  await page.goto(address)
  await page.getByRole('button', { name: 'Owner', exact: true }).click()
  await page.getByRole('heading', { name: 'Organizations' }).waitFor()
  return page
}

async function take(page: Page, path: string, name: string): Promise<void> {
  await page.goto(address + path)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${folder}${name}.png` })
}

const wide = await entered(1280, 860, 'light')
await take(wide, '/swift-couriers', 'dashboard')
await take(wide, '/swift-couriers/invoices', 'invoices')
await take(wide, '/swift-couriers/books/aging', 'aged-receivables')
await wide.goto(`${address}/nordlicht-technik/invoices?word=posted`)
const invoice = (await wide.locator('tbody a').first().getAttribute('href')) ?? '/'
await take(wide, invoice, 'invoice')
await take(await entered(1280, 860, 'dark'), '/aurora-air', 'dashboard-dark')
await browser.close()
