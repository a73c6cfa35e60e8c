import { expect, test } from 'vitest'
import { openDemoSite } from './demo-site.ts'
import { examine } from './examined.ts'

const { url, entered } = await openDemoSite()
const { page } = await entered()
const at = (path: string): Promise<unknown> => page.goto(`${url}/swift-couriers/books${path}`)

test('an account is added, an entry posted to it and reversed', async () => {
  await at('/accounts')
  await page.getByRole('button', { name: 'Add account' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Code').fill('5950')
  await dialog.getByLabel('Name').fill('Parking')
  await examine(page, 'add account')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Change Parking' }).waitFor()

  await at('/entries')
  await page.getByRole('button', { name: 'New entry' }).click()
  await page.getByLabel('Description').fill('Parking in May')
  await page.getByLabel('Account of line 1').selectOption('5950')
  await page.getByLabel('Debit of line 1').fill('12.50')
  await page.getByLabel('Account of line 2').selectOption('1010')
  await page.getByLabel('Credit of line 2').fill('12.49')
  expect(await page.getByRole('status').last().textContent()).toMatch(/Difference: .*0\.01/)
  const post = page.getByRole('button', { name: 'Post entry' })
  expect(await post.isDisabled()).toBe(true)
  await page.getByLabel('Credit of line 2').fill('12.50')
  await examine(page, 'new entry')
  await post.click()

  await page.getByRole('heading', { name: 'Parking in May' }).waitFor()
  await page.getByRole('button', { name: 'Reverse' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('Entered twice.')
  await examine(page, 'reverse')
  await page.getByRole('dialog').getByRole('button', { name: 'Reverse' }).click()
  await page.getByText('Reversed by').waitFor()
  await page.getByRole('button', { name: 'Reverse' }).first().waitFor({ state: 'detached' })
})

test('a fiscal year is closed and opened again', async () => {
  await at('/closing')
  const close = page.getByRole('button', { name: /^Close .*2025/ })
  await close.click()
  await page.getByText(/Its days are still open/).waitFor()
  await examine(page, 'years')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('A bill was found.')
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await close.waitFor()
})
