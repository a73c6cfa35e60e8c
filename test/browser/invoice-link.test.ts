import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import { examine } from './examined.ts'
import { openMailSite } from './mail-site.ts'

const site = await openMailSite()
const made = await site.invoice()
const link = await site.share(made.id)
const viewed = async (id: string) => (await site.us.call<Invoice>('GET', `/v1/invoices/${id}`)).body.viewedAt

describe('the page of a document’s link', () => {
  test('shows who bills whom for what, its tax, what was paid and what is open', async () => {
    const { page, complaints } = await site.opens()
    await page.goto(link)
    await page.getByRole('heading', { level: 1, name: `Invoice ${made.number} Partly paid` }).waitFor()
    const paper = page.getByRole('article', { name: `Invoice ${made.number}` })
    const said = (await paper.innerText()).replaceAll(/\s+/g, ' ')
    for (const part of [
      'Harbor Goods & Sons Ltd.',
      'United States',
      '3.5 h 62.50 19% $218.75',
      'less a discount of $45.59 24 pcs 18.995 7% $410.29',
      'Tax 7% on $410.29 $28.72',
      'Total $699.32 Paid -$200.00 Still to pay $499.32',
      '9 March 2026 · Bank transfer $200.00',
    ])
      expect(said).toContain(part)
    expect(await page.title()).toBe(`Invoice ${made.number} · The northside company`)
    expect(complaints).toEqual([])
  })

  test.each([
    ['fr-CA', 'Facture', '499,32 $US', 'À régler au plus tard le 24 mars 2026', 'États-Unis'],
    ['de-AT', 'Rechnung', '499,32 $', 'Fällig am 24. März 2026', 'Vereinigte Staaten'],
    ['es-ES', 'Invoice', '$499.32', 'Due 24 March 2026', 'United States'],
  ])('speaks the language of the browser: %s', async (locale, kind, amount, due, country) => {
    const { page } = await site.opens({ locale })
    await page.goto(link)
    await page.getByRole('heading', { level: 1, name: kind }).waitFor()
    const said = (await page.getByRole('main').innerText()).replaceAll(/\s/g, ' ')
    for (const part of [amount, due, country]) expect(said).toContain(part)
    expect(await page.evaluate('document.documentElement.lang')).toBe(
      locale === 'es-ES' ? 'en' : locale.slice(0, 2),
    )
  })

  test('a link that opens nothing is a quiet page, 404, and names nobody', async () => {
    const { page } = await site.opens()
    const response = await page.goto(`${link.slice(0, -4)}AAAA`)
    expect(response!.status()).toBe(404)
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
    expect(await page.content()).not.toMatch(/northside|INV-/)
  })

  test('a server that does not answer is said so, and asked again', async () => {
    const { page } = await site.opens()
    await page.route('**/v1/public/**', (route) => route.abort())
    await page.goto(link)
    await page.getByRole('heading', { name: 'could not be loaded' }).waitFor()
    await page.unroute('**/v1/public/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('article').waitFor()
  })

  test('its headers let nothing else in, and keep and tell nothing', async () => {
    for (const address of [link, `${link.slice(0, -4)}AAAA`]) {
      const { headers } = await fetch(address)
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-robots-tag')).toContain('noindex')
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })

  test('on paper it is bare and white, whatever the screen is', async () => {
    const { page } = await site.opens({ colorScheme: 'dark' })
    await page.goto(link)
    await page.getByRole('article').waitFor()
    const colorOf = (property: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('.paper')).${property}`)
    expect(await colorOf('backgroundColor')).toBe('rgb(26, 31, 29)')
    await page.emulateMedia({ media: 'print' })
    expect(await colorOf('backgroundColor')).toBe('rgb(255, 255, 255)')
    expect(await colorOf('color')).toBe('rgb(23, 32, 28)')
    expect(await page.getByRole('button').isVisible()).toBe(false)
  })
})

describe('viewed (rule 18)', () => {
  /** Opens a link at a clock of the test's own, and tells how often the page said that it was seen. */
  async function looking(address: string, isVisible: boolean) {
    const { page } = await site.opens()
    const said: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') said.push(request.url())
    })
    await page.clock.install({ time: 0 })
    await page.clock.pauseAt(1_000)
    if (!isVisible) {
      await page.addInitScript(
        `Object.defineProperty(document, 'visibilityState', { get: () => globalThis.shown ?? 'hidden' })`,
      )
    }
    await page.goto(address)
    await page.getByRole('article').waitFor()
    return { page, said }
  }

  test('is said once the page was in sight for a second, and not before', async () => {
    const { id } = await site.invoice()
    const { page, said } = await looking(await site.share(id), true)
    await page.clock.runFor(900)
    expect(said).toEqual([])
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.clock.runFor(200)
    expect((await answered).ok()).toBe(true)
    await page.clock.runFor(10_000)
    expect(said).toHaveLength(1)
    expect(await viewed(id)).not.toBeNull()
  })

  test('is not said by a tab in the background until somebody looks', async () => {
    const { id } = await site.invoice()
    const { page, said } = await looking(await site.share(id), false)
    await page.clock.runFor(10_000)
    expect(said).toEqual([])
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.evaluate(`globalThis.shown = 'visible'; document.dispatchEvent(new Event('visibilitychange'))`)
    await page.clock.runFor(1_100)
    await answered
    expect(await viewed(id)).not.toBeNull()
  })

  test('does not count when staff look', async () => {
    const { id } = await site.invoice()
    const address = await site.share(id)
    const { page } = await site.entered()
    const answered = page.waitForResponse((response) => response.url().endsWith('/view'))
    await page.goto(address)
    expect((await answered).ok()).toBe(true)
    expect(await viewed(id)).toBeNull()
  })
})

test('the page is light: all of its scripts are within 90 kB', () => {
  const html = readFileSync(join(site.webFolder, 'invoice.html'), 'utf8')
  const scripts = new Set<string>()
  const follow = (path: string): void => {
    if (scripts.has(path)) return
    scripts.add(path)
    const text = readFileSync(join(site.webFolder, 'assets', path), 'utf8')
    for (const [, other] of text.matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)) follow(other!)
  }
  for (const [, path] of html.matchAll(/"\/assets\/([\w.-]+\.js)"/g)) follow(path!)
  const bytes = [...scripts].map(
    (path) => gzipSync(readFileSync(join(site.webFolder, 'assets', path))).length,
  )
  expect(scripts.size).toBeGreaterThan(1)
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(90_000)
})

test('everybody can use it', async () => {
  const { page } = await site.opens()
  for (const address of [link, `${link.slice(0, -4)}AAAA`]) {
    await page.goto(address)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await examine(page, address === link ? 'the invoice' : 'a wrong link')
  }
})
