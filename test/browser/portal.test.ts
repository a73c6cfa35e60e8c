import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { PortalClient } from '../../src/contract/portal-client.ts'
import { type SendLinksPayload, sendLinks } from '../../src/operations/portal/ask-for-link.ts'
import { axeFinds, examine } from './examined.ts'
import { openMailSite } from './mail-site.ts'

const site = await openMailSite()
const { us, owner, world, sealed, url, portalLink: linkTo } = site
const first = await site.invoice()
const path = `/v1/customers/${first.customerId}/portal-access`

/** A client's browser that has entered. */
async function entered(
  options: BrowserContextOptions = {},
  email = 'ap@harbor.example',
  prepare: (context: BrowserContext) => Promise<void> = async () => {},
) {
  const listed = await us.call<{ items: PortalClient[] }>('GET', path)
  const known = listed.body.items.find((client) => client.email === email)
  if (known) await us.call('POST', `${path}/${known.id}/invitation`, {})
  else await us.call('POST', path, { email })
  const opened = await site.opens(options)
  await prepare(opened.page.context())
  await opened.page.goto(await linkTo(email))
  await opened.page.locator('.card button').click()
  await opened.page.locator('.invoices, .empty').first().waitFor()
  return opened
}

const saidBy = async (page: Page): Promise<string> =>
  (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')

describe('from the invitation to the invoice', () => {
  test('staff invite, the client finds the mail, enters once, and sees what is theirs', async () => {
    const { page: staff, complaints: staffComplaints } = await site.entered()
    await staff.goto(`${url}/northside/customers/${first.customerId}`)
    const panel = staff.getByRole('region', { name: 'Portal' })
    await panel.getByText('Nobody is let in yet.').waitFor()
    await panel.getByRole('button', { name: 'Invite' }).click()
    const form = staff.getByRole('dialog')
    expect(await form.getByLabel('E-mail address').inputValue()).toBe('accounts@harbor.example')
    await form.getByLabel('E-mail address').fill('Pat@Harbor.example')
    await form.getByRole('button', { name: 'Send the invitation' }).click()
    await form.getByText('pat@harbor.example was mailed a link.').waitFor()
    await form.getByRole('button', { name: 'Done' }).click()
    await panel.getByText('not yet here').waitFor()

    const link = await linkTo('pat@harbor.example')
    const { page, complaints } = await site.opens()
    await page.goto(link)
    await page.getByRole('button', { name: 'Show my invoices' }).click()
    await page.getByRole('heading', { level: 1, name: 'Invoices' }).waitFor()
    expect(page.url()).not.toContain('#')
    await page.getByRole('link', { name: `Invoice ${first.number}` }).waitFor()
    const said = await saidBy(page)
    for (const part of ['Still to pay $499.32', 'Pending', 'PO 4411', '$699.32']) expect(said).toContain(part)

    await page.getByRole('link', { name: `Invoice ${first.number}` }).click()
    const paper = page.getByRole('article', { name: `Invoice ${first.number}` })
    await paper.waitFor()
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN')
    const onPaper = (await paper.innerText()).replaceAll(/\s+/g, ' ')
    for (const part of ['Window cleaning, north side', '9 March 2026 · Bank transfer $200.00', '$499.32'])
      expect(onPaper).toContain(part)
    expect(await page.title()).toBe(`Invoice ${first.number} · The northside company`)
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Invoices' }).waitFor()
    expect(complaints).toEqual([])

    await staff.reload()
    await panel.getByText('Last here').waitFor()
    await panel.getByRole('button', { name: 'Revoke the access of pat@harbor.example' }).click()
    await panel.getByRole('button', { name: 'Really revoke?' }).click()
    await panel.getByText('Nobody is let in yet.').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Your invoices' }).waitFor()
    expect(staffComplaints).toEqual([])
  })

  test('a used link says so and offers another one, which comes by mail', async () => {
    const email = 'again@harbor.example'
    await entered({}, email)
    const used = await linkTo(email)
    const { page } = await site.opens()
    await page.goto(used)
    await page.getByRole('button', { name: 'Show my invoices' }).click()
    await page.getByRole('heading', { name: 'This link has ended' }).waitFor()
    await page.getByLabel('E-mail address').fill(email)
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    const { rows } = await owner.query<{ payload: SendLinksPayload }>(
      `delete from graphile_worker._private_jobs where key = $1 returning payload`,
      [`portal.send_links ${email}`],
    )
    await sendLinks({ world, sealer: sealed }, rows[0]!.payload)
    await page.goto(await linkTo(email))
    await page.getByRole('button', { name: 'Show my invoices' }).click()
    await page.getByRole('link', { name: `Invoice ${first.number}` }).waitFor()
  })

  test('opening the link’s page, scripts and all, does not use it up', async () => {
    await us.call('POST', path, { email: 'scanned@harbor.example' })
    const link = await linkTo('scanned@harbor.example')
    for (let time = 0; time < 2; time++) {
      const { page } = await site.opens()
      await page.goto(link)
      await page.getByRole('button', { name: 'Show my invoices' }).waitFor()
      await page.waitForLoadState('networkidle')
    }
    const { page } = await site.opens()
    await page.goto(link)
    await page.getByRole('button', { name: 'Show my invoices' }).click()
    await page.getByRole('heading', { level: 1, name: 'Invoices' }).waitFor()
  })
})

describe('the list', () => {
  test('hides what was archived until it is looked for', async () => {
    const archived = await site.invoice()
    await us.call('POST', `/v1/invoices/${archived.id}/archiving`, {})
    const { page } = await entered()
    const row = page.getByRole('link', { name: `Invoice ${archived.number}` })
    expect(await row.count()).toBe(0)
    await page.getByLabel('Search invoices').fill(archived.number!.slice(-5))
    await row.waitFor()
    expect(await row.innerText()).toContain('Archived')
    await page.getByLabel('Search invoices').fill('no such thing')
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
  })

  test('shows overdue in red', async () => {
    const { body } = await us.call<Invoice>('POST', '/v1/invoices', {
      customer: { id: 'harbor', name: 'Harbor Goods' },
      issuedOn: '2026-01-01',
      lines: [{ description: 'Late', quantity: '1', unitPrice: '100', taxRate: '0' }],
    })
    const { page } = await entered()
    const row = page.getByRole('link', { name: `Invoice ${body.number}` })
    const chip = row.getByText('Overdue')
    await chip.waitFor()
    const color = await page.evaluate(`getComputedStyle(document.querySelector('.tone.bad')).color`)
    expect(color).toBe('rgb(179, 38, 30)')
    expect(await saidBy(page)).toContain('$100.00 overdue')
  })

  test('gains what is new by itself, in every tab, also when the tab that listened is closed', async () => {
    const { page, complaints } = await entered()
    const context = page.context()
    const second = await context.newPage()
    second.setDefaultTimeout(10_000)
    await second.goto(page.url())
    await second.getByRole('link', { name: `Invoice ${first.number}` }).waitFor()
    const late = await site.invoice()
    for (const tab of [page, second])
      await tab.getByRole('link', { name: `Invoice ${late.number}` }).waitFor()
    await page.close()
    const later = await site.invoice()
    await second.getByRole('link', { name: `Invoice ${later.number}` }).waitFor()
    await second.getByRole('link', { name: `Invoice ${later.number}` }).click()
    const summary = second.locator('.summary')
    await summary.getByText('Pending').waitFor()
    await us.call('POST', '/v1/payments', {
      currency: 'USD',
      amount: later.total - 20_000,
      receivedOn: '2026-03-10',
      method: 'cash',
      customerId: later.customerId,
      allocations: [{ invoiceId: later.id }],
    })
    await summary.getByText('Paid').waitFor()
    expect(complaints).toEqual([])
  })

  test('shows nothing any more, by itself, once the access is revoked', async () => {
    const email = 'leaver@harbor.example'
    const { page } = await entered({}, email)
    const { body } = await us.call<{ items: PortalClient[] }>('GET', path)
    await us.call('DELETE', `${path}/${body.items.find((client) => client.email === email)!.id}`)
    await page.getByRole('heading', { name: 'Your invoices' }).waitFor()
  })

  test('is read again when somebody comes back to the page, where the stream is not to be had', async () => {
    const { page } = await entered({}, 'deaf@harbor.example', async (context) => {
      await context.route('**/live', (route) => route.abort())
    })
    const late = await site.invoice()
    expect(await page.getByRole('link', { name: `Invoice ${late.number}` }).count()).toBe(0)
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
    await page.getByRole('link', { name: `Invoice ${late.number}` }).waitFor()
  })

  test('goes on where the page before it ends, when something new came on top', async () => {
    const made = await us.call<Invoice>('POST', '/v1/invoices', {
      customer: { id: 'many', name: 'Many' },
      lines: [{ description: 'Sweeping', quantity: '1', unitPrice: '50', taxRate: '0' }],
    })
    const { customerId } = made.body
    const again = (count: number) =>
      us.call('POST', '/v1/batch', {
        requests: Array.from({ length: count }, () => ({
          method: 'POST',
          path: '/v1/invoices',
          body: {
            customerId,
            lines: [{ description: 'Sweeping', quantity: '1', unitPrice: '50', taxRate: '0' }],
          },
        })),
      })
    await again(59)
    await us.call('POST', `/v1/customers/${customerId}/portal-access`, { email: 'ap@many.example' })
    const { page } = await site.opens()
    await page.goto(await linkTo('ap@many.example'))
    await page.getByRole('button', { name: 'Show my invoices' }).click()
    const rows = page.locator('.invoices li')
    await page.getByRole('button', { name: 'Show more' }).click()
    await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(60)
    await again(3)
    await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(63)
  })
})

test('asks whose invoices where there are several, and goes from one to the other', async () => {
  const email = 'group@harbor.example'
  const { body } = await us.call<Invoice>('POST', '/v1/invoices', {
    customer: { id: 'quay', name: 'Quay Holding' },
    lines: [{ description: 'Sweeping', quantity: '1', unitPrice: '50', taxRate: '0' }],
  })
  await us.call('POST', path, { email })
  await us.call('POST', `/v1/customers/${body.customerId}/portal-access`, { email })
  const { page } = await site.opens()
  await page.goto(await linkTo(email))
  await page.getByRole('button', { name: 'Show my invoices' }).click()
  await page.getByRole('heading', { level: 1, name: 'Whose invoices?' }).waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.getByRole('link', { name: 'Quay Holding' }).click()
  await page.getByRole('link', { name: `Invoice ${body.number}` }).waitFor()
  expect(await page.getByRole('link', { name: `Invoice ${first.number}` }).count()).toBe(0)
  await page.getByRole('link', { name: 'All accounts' }).click()
  await page.getByRole('link', { name: 'Harbor Goods' }).click()
  await page.getByRole('link', { name: `Invoice ${first.number}` }).waitFor()
})

test('staff take all invoices out of the portal, and put them back', async () => {
  const { page: staff } = await site.entered()
  await staff.goto(`${url}/northside/settings/billing`)
  const shows = staff.getByRole('switch', { name: 'Show invoices' })
  const { page } = await entered()
  const says = page.getByText('The northside company does not show invoices here at the moment.')
  const switched = async (): Promise<void> => {
    const answered = staff.waitForResponse((response) => response.request().method() === 'PATCH')
    await shows.click()
    expect((await answered).ok()).toBe(true)
  }
  await switched()
  await staff.getByText('Saved.', { exact: true }).waitFor()
  expect(await shows.isChecked()).toBe(false)
  await says.waitFor()
  expect(await page.getByLabel('Search invoices').count()).toBe(0)
  await switched()
  await page.getByRole('link', { name: `Invoice ${first.number}` }).waitFor()
})

test('whoever signs out is out', async () => {
  const { page } = await entered()
  await page.getByRole('link', { name: `Invoice ${first.number}` }).click()
  await page.getByRole('article').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Your invoices' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Your invoices' }).waitFor()
})

test.each([
  ['fr-CA', 'Factures', 'Reste à payer', 'En attente', 'Facture'],
  ['de-AT', 'Rechnungen', 'Noch offen', 'Ausstehend', 'Rechnung'],
])('speaks the language of the browser: %s', async (locale, title, open, status, kind) => {
  const { page } = await entered({ locale })
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  const said = await saidBy(page)
  for (const part of [open, status, `${kind} ${first.number}`]) expect(said).toContain(part)
})

test('its headers let nothing else in, and keep and tell nothing', async () => {
  for (const address of ['/portal', '/portal/enter', '/portal/x/y']) {
    const { headers, status } = await fetch(url + address)
    expect(status).toBe(200)
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(headers.get('cache-control')).toBe('no-store')
  }
})

test('the portal is light: all of its scripts are within 90 kB', () => {
  const html = readFileSync(join(site.webFolder, 'portal.html'), 'utf8')
  const scripts = new Set<string>()
  const follow = (script: string): void => {
    if (scripts.has(script)) return
    scripts.add(script)
    const text = readFileSync(join(site.webFolder, 'assets', script), 'utf8')
    for (const [, other] of text.matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)) follow(other!)
  }
  for (const [, script] of html.matchAll(/"\/assets\/([\w.-]+\.js)"/g)) follow(script!)
  const bytes = [...scripts].map(
    (script) => gzipSync(readFileSync(join(site.webFolder, 'assets', script))).length,
  )
  expect(scripts.size).toBeGreaterThan(1)
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(90_000)
})

test('everybody can use it', async () => {
  const { page: outside } = await site.opens()
  await outside.goto(`${url}/portal`)
  await outside.getByRole('heading', { level: 1 }).waitFor()
  await examine(outside, 'the entrance')
  await outside.goto(`${url}/portal/enter#x`)
  await outside.getByRole('button').click()
  await outside.getByRole('heading', { name: 'This link has ended' }).waitFor()
  await examine(outside, 'a link that ended')

  const { page } = await entered()
  await examine(page, 'the invoices')
  await page.getByLabel('Search invoices').fill('no such thing')
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
  await examine(page, 'a search that finds nothing')
  await page.getByLabel('Search invoices').fill('')
  await page
    .getByRole('link', { name: `Invoice ${first.number}` })
    .first()
    .click()
  await page.getByRole('article').waitFor()
  await examine(page, 'an invoice')
  await page.goto(`${url}/portal/no-such-account`)
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
  await examine(page, 'no such account')
})
