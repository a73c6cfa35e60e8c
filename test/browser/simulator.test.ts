import { describe, expect, test } from 'vitest'
import { examine } from './examined.ts'
import { openDemoSite } from './demo-site.ts'

const { url, entered } = await openDemoSite()

describe('the simulator', () => {
  test('fills the books while one looks at them, until it is stopped', async () => {
    const { page, complaints } = await entered()
    await page.goto(`${url}/swift-couriers/invoices`)
    const all = page.getByRole('link', { name: /^All \d/ })
    const before = numberIn(await all.innerText())
    await page.getByRole('link', { name: 'Simulator' }).click()
    await page.getByText('Nothing happened yet').waitFor()
    await page.getByRole('slider', { name: 'Speed' }).press('End')
    await page.getByRole('button', { name: 'Start' }).click()
    const acts = page.getByRole('list', { name: 'Latest acts' })
    await acts
      .getByText(/^INV-\d{4}-\d{5} was sent to /)
      .first()
      .waitFor()
    await page.getByRole('link', { name: 'Invoices' }).click()
    await expect
      .poll(async () => numberIn(await all.innerText()), { timeout: 8_000 })
      .toBeGreaterThan(before + 20)

    await page.getByRole('link', { name: 'Simulator' }).click()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('button', { name: 'Start' }).waitFor()
    await acts.getByRole('link').first().click()
    await page.getByRole('heading', { level: 1, name: /^(Invoice|Supplement|Credit note) / }).waitFor()
    expect(complaints).toEqual([])
  })

  test('everybody can use it', async () => {
    const { page } = await entered()
    await page.goto(`${url}/nordlicht-technik/simulator`)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByRole('list', { name: 'Latest acts' }).waitFor()
    await examine(page, 'a running simulator')
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('button', { name: 'Start' }).waitFor()
  })
})

const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0])
