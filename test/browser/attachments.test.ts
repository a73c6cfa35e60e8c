import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import { PDF, pdfOf } from '../support/attachments.ts'
import { pngOf } from '../support/pictures.ts'
import { openDemoSite } from './demo-site.ts'
import { examine } from './examined.ts'

const { url, entered } = await openDemoSite()
const at = (path: string): string => `${url}/swift-couriers/books/entries${path}`
const BILL = { name: 'Bill 2026-118.pdf', mimeType: 'application/pdf', buffer: PDF }

/** Types an entry by hand, but does not post it. */
async function types(page: Page, description: string): Promise<void> {
  await page.goto(at('/new'))
  await page.getByLabel('Description').fill(description)
  await page.getByLabel('Account of line 1').selectOption('5900')
  await page.getByLabel('Debit of line 1').fill('250')
  await page.getByLabel('Account of line 2').selectOption('1010')
  await page.getByLabel('Credit of line 2').fill('250')
}
const choose = (page: Page, ...files: (typeof BILL)[]): Promise<void> =>
  page.locator('input[type=file]').setInputFiles(files)

test('files are chosen and dropped with an entry; what fails is said, tried again and left out', async () => {
  const { page } = await entered()
  await types(page, 'Depot rent')
  const post = page.getByRole('button', { name: 'Post entry' })
  await choose(
    page,
    BILL,
    { name: 'run.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\0') },
    { name: 'huge.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) },
  )
  const dropped = await page.evaluateHandle(
    `(() => { const dropped = new DataTransfer(); dropped.items.add(new File(['Paid in cash.'], 'note.txt')); return dropped })()`,
  )
  await page.locator('.file-drop').dispatchEvent('drop', { dataTransfer: dropped })
  const list = page.getByRole('list', { name: 'Files to attach' })
  expect(await list.locator('.file-name').allTextContents()).toEqual([
    'Bill 2026-118.pdf',
    'run.pdf',
    'huge.pdf',
    'note.txt',
  ])
  await list.getByText('larger than 10 MiB').waitFor()
  expect(await post.isDisabled()).toBe(true)
  await examine(page, 'a new entry with files')
  await page.getByRole('button', { name: 'Leave out huge.pdf' }).click()

  // The line breaks while the note is sent, as often as it is tried by itself.
  let broken = 0
  await page.route('**/attachments?name=note.txt', (route) => {
    broken += 1
    return broken > 3 ? route.continue() : route.abort()
  })
  await post.click()
  await page.getByRole('heading', { name: 'The entry is posted' }).waitFor()
  await list.getByText(/file of this kind cannot be attached/).waitFor()
  await page.getByRole('button', { name: 'Try again: note.txt' }).waitFor()
  expect(broken).toBe(3)
  expect(await page.getByRole('button', { name: 'Try again: run.pdf' }).count()).toBe(0)
  expect(await list.locator('.file-name').allTextContents()).toEqual(['run.pdf', 'note.txt'])
  await examine(page, 'files that could not be attached')
  // Nobody leaves them behind unasked.
  await page.getByRole('link', { name: 'To the entry' }).click()
  await page.getByRole('dialog').getByText('Leave without saving?').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click()
  await page.getByRole('button', { name: 'Try again: note.txt' }).click()
  await list.getByText('note.txt').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Leave out run.pdf' }).click()

  await page.getByRole('heading', { name: 'Depot rent' }).waitFor()
  const attached = page.getByRole('region', { name: 'Attachments' })
  await expect
    .poll(() => attached.locator('.file-name').allTextContents())
    .toEqual(['Bill 2026-118.pdf', 'note.txt'])
})

test('an entry has its files: they are added, kept, withdrawn, and seen by who looks on', async () => {
  const { page, complaints } = await entered()
  await types(page, 'Insurance')
  await page.getByRole('button', { name: 'Post entry' }).click()
  const attached = page.getByRole('region', { name: 'Attachments' })
  await attached.getByText('Nothing is attached.').waitFor()

  const { page: viewer } = await entered({ as: 'Viewer', live: true })
  await viewer.goto(page.url())
  const seen = viewer.getByRole('region', { name: 'Attachments' })
  await seen.getByText('Nothing is attached.').waitFor()
  expect(await viewer.locator('input[type=file]').count()).toBe(0)

  await choose(page, BILL, { name: 'scan.png', mimeType: 'image/png', buffer: pngOf(4, 4) })
  await attached.getByRole('button', { name: 'Download scan.png' }).waitFor()
  await seen.getByRole('button', { name: 'Download scan.png' }).waitFor()
  await examine(page, 'attachments')
  const downloading = viewer.waitForEvent('download')
  await seen.getByRole('button', { name: 'Download Bill 2026-118.pdf' }).click()
  const kept = await downloading
  expect(kept.suggestedFilename()).toBe('Bill 2026-118.pdf')
  expect(readFileSync(await kept.path()).equals(PDF)).toBe(true)

  await attached.getByRole('button', { name: 'Withdraw Bill 2026-118.pdf' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('The bill of another month.')
  await examine(page, 'withdraw an attachment')
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await attached.getByText(/^Withdrawn by .*: The bill of another month\.$/).waitFor()
  await attached.getByRole('button', { name: 'Withdraw Bill 2026-118.pdf' }).waitFor({ state: 'detached' })
  await seen.getByText(/^Withdrawn by /).waitFor()
  expect(await seen.getByRole('button').allTextContents()).toEqual(['scan.png'])
  await choose(page, { ...BILL, buffer: pdfOf('the right one') })
  await expect
    .poll(() => attached.locator('.file-name').allTextContents())
    .toEqual(['Bill 2026-118.pdf', 'scan.png', 'Bill 2026-118.pdf'])
  expect(complaints).toEqual([])
})
