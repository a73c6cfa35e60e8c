import { describe, expect, test } from 'vitest'
import type { Locator, Page } from '@playwright/test'
import { JPEG, pngOf, SVG, WEBP } from '../support/pictures.ts'
import { axeFinds, examine } from './examined.ts'
import { openMailSite } from './mail-site.ts'

const site = await openMailSite()
const { us, url } = site
/** Nearly black on nothing: what cannot be seen on a dark ground. */
const DARK = pngOf(800, 160, [20, 20, 30])
const GREEN = pngOf(96, 96)

const setLogo = async (body: Buffer<ArrayBuffer>): Promise<void> => {
  const authorization = `Bearer ${await us.key('owner')}`
  const headers = { authorization, 'content-type': 'image/png', 'if-match': '*' }
  expect((await site.send('/v1/organization/logo', { method: 'PUT', headers, body })).status).toBe(200)
}

/** Chooses a picture, once the button for it can be pressed. */
async function chooses(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByRole('button', { name: /^Choose / }).click({ trial: true })
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer })
}

/** How large a logo is shown, once it is there; its picture must have come. */
async function shownSize(logo: Locator): Promise<string> {
  await logo.waitFor()
  await expect.poll(() => logo.evaluate((img) => img.complete && img.naturalWidth > 0)).toBe(true)
  return logo.evaluate((img) => `${img.width} x ${img.height}`)
}

describe('the logo', () => {
  test('is chosen in the settings, seen there, on documents, on their public pages and in the portal', async () => {
    const { page, complaints } = await site.entered()
    await page.goto(`${url}/northside/settings`)
    const panel = page.getByRole('region', { name: 'Logo' })
    await panel.getByText('No logo yet').waitFor()
    await examine(page, 'settings without a logo')
    // What is being written is not lost.
    await page.getByLabel('Tax id').fill('US 98-7654321')
    await chooses(page, 'logo.png', DARK)
    await page.getByText('The logo was saved.').waitFor()
    for (const ground of ['.light', '.dark'])
      expect(await shownSize(panel.locator(`${ground} img`))).toBe('200 x 40')
    expect(await page.getByLabel('Tax id').inputValue()).toBe('US 98-7654321')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.', { exact: true }).waitFor()
    await panel.locator('.dark img').waitFor()
    await examine(page, 'settings with a logo')

    const made = await site.invoice()
    await page.goto(`${url}/northside/invoices/${made.id}`)
    const staffPaper = page.getByRole('article')
    expect(await shownSize(staffPaper.getByAltText('The northside company'))).toBe('200 x 40')
    expect(await axeFinds(page)).toEqual([])

    const { page: stranger, complaints: theirs } = await site.opens({ colorScheme: 'dark' })
    await stranger.goto(await site.share(made.id))
    const logo = stranger.getByRole('article').getByAltText('The northside company')
    expect(await shownSize(logo)).toBe('200 x 40')
    const ground = `getComputedStyle(document.querySelector('.paper .logo')).backgroundColor`
    expect(await stranger.evaluate(ground)).toBe('rgb(255, 255, 255)')
    await examine(stranger, 'the public page')

    const access = `/v1/customers/${made.customerId}/portal-access`
    await us.call('POST', access, { email: 'ap@harbor.example' })
    const { page: client, complaints: clients } = await site.opens()
    await client.goto(await site.portalLink('ap@harbor.example'))
    await client.getByRole('button', { name: 'Show my invoices' }).click()
    await client.getByRole('link', { name: `Invoice ${made.number}` }).waitFor()
    const bar = client.getByRole('banner')
    expect(await shownSize(bar.locator('img'))).toBe('150 x 30')
    const name = bar.getByRole('link', { name: 'The northside company', exact: true })
    // A wide logo is the name, written out; a square one stands before it.
    expect(await name.innerText()).toBe('')
    await examine(client, 'the portal')
    await client.getByRole('link', { name: `Invoice ${made.number}` }).click()
    expect(await shownSize(client.getByRole('article').getByAltText('The northside company'))).toBe(
      '200 x 40',
    )
    await setLogo(GREEN)
    await client.reload()
    expect(await shownSize(bar.locator('img'))).toBe('30 x 30')
    expect(await name.innerText()).toBe('The northside company')
    await setLogo(DARK)
    expect([...complaints, ...theirs, ...clients]).toEqual([])
  })

  test('is changed by dropping another one, and removed; what is final keeps its own', async () => {
    const before = await site.invoice()
    const { page, complaints } = await site.entered()
    await page.goto(`${url}/northside/settings`)
    const panel = page.getByRole('region', { name: 'Logo' })
    await panel.getByRole('button', { name: 'Choose another one' }).waitFor()
    const files = await page.evaluateHandle(
      `(() => { const dropped = new DataTransfer(); dropped.items.add(new File([new Uint8Array(${JSON.stringify([...GREEN])})], 'x')); return dropped })()`,
    )
    await panel.locator('.logo-drop').dispatchEvent('drop', { dataTransfer: files })
    await page.getByText('The logo was saved.').waitFor()
    expect(await shownSize(panel.locator('.light img'))).toBe('48 x 48')
    const now = await site.invoice()
    await page.goto(`${url}/northside/invoices/${now.id}`)
    expect(await shownSize(page.getByRole('article').locator('img'))).toBe('48 x 48')
    await page.goto(`${url}/northside/invoices/${before.id}`)
    expect(await shownSize(page.getByRole('article').locator('img'))).toBe('200 x 40')
    await page.goto(`${url}/northside/settings`)
    await panel.getByRole('button', { name: 'Remove' }).click()
    await panel.getByText('No logo yet').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Choose a picture')
    await page.goto(`${url}/northside/invoices/${now.id}`)
    expect(await shownSize(page.getByRole('article').locator('img'))).toBe('48 x 48')
    expect(complaints).toEqual([])
  })

  test('that cannot be one is refused with the way out, and the next one is taken', async () => {
    const { page } = await site.entered()
    await page.goto(`${url}/northside/settings`)
    const alert = page.getByRole('region', { name: 'Logo' }).getByRole('alert')
    for (const [name, buffer, says] of [
      ['logo.svg', SVG, /not a PNG, JPEG or WebP/],
      ['half.png', GREEN.subarray(0, -10), /damaged/],
      ['wide.png', pngOf(2400, 10), /2400 × 10 pixels/],
      ['photo.png', Buffer.alloc(12 * 1024 * 1024), /larger than 256 KiB/],
    ] as const) {
      await chooses(page, name, buffer)
      await alert.getByText(says).first().waitFor()
    }
    for (const [name, buffer] of [
      ['logo.jpg', JPEG],
      ['logo.webp', WEBP],
    ] as const) {
      await chooses(page, name, buffer)
      await alert.waitFor({ state: 'detached' })
      expect(await shownSize(page.locator('.logo-look.light img'))).toBe('6 x 3')
      await chooses(page, 'logo.svg', SVG)
      await alert.waitFor()
    }
  })
})
