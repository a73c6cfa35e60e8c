import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { peopleIn } from '../../src/adapters/people/people.ts'
import { createApp } from '../../src/http/server.ts'
import { idSource } from '../../src/kernel/id.ts'
import { createOrganization } from '../../src/operations/create-organization.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { firstOwnerLink } from '../../src/operations/people/owner-link.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { testDatabase } from '../support/test-database.ts'
import { examine } from './examined.ts'
import { FOLLOWS_NOTHING, ownBrowser, served, webFolder } from './site.ts'

const { db } = await testDatabase()
const world = { db, now: Date.now, newId: idSource(Date.now), lanes: new Lanes() }
await createOrganization(
  world,
  { name: 'Test', role: 'owner' },
  {
    slug: 'northside',
    name: 'Northside Delivery',
    timeZone: 'UTC',
    currency: 'USD',
    profile: 'fleet',
    seller: { name: 'Northside Delivery' },
  },
)
const app = createApp({
  ...httpDoubles,
  world,
  webFolder,
  operator: { token: null, demo: false },
  people: peopleIn(db, 'a secret of thirty-two bytes or more', world.newId, httpDoubles.office.publicUrl),
})
const url = await served(app)
const browser = await ownBrowser()

const complaints: string[] = []
const PASSWORD = 'a long enough password'

/** A browser of somebody's own. */
async function newPage(options: { width?: number; colorScheme?: 'light' | 'dark' } = {}): Promise<Page> {
  const { width = 1280, colorScheme = 'light' } = options
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    permissions: ['clipboard-read', 'clipboard-write'],
    extraHTTPHeaders: FOLLOWS_NOTHING,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  page.on('pageerror', (err) => complaints.push(err.message))
  return page
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const fill = (page: Page, name: string, text: string) => page.getByRole('textbox', { name }).fill(text)
const fillPassword = (page: Page, text: string) => page.getByRole('textbox', { name: 'Password' }).fill(text)

const owner = await newPage()
const invited = await newPage()
let link = ''

describe('from the first start to a business with people', () => {
  test('the printed link makes the owner, by the keyboard alone, and then leads nowhere', async () => {
    const path = `/owner#${(await firstOwnerLink(world))!.token}`
    await owner.goto(`${url}${path}`)
    await owner.getByRole('textbox', { name: 'E-mail address' }).focus()
    await owner.keyboard.type('olivia@northside.example')
    await owner.keyboard.press('Tab')
    await owner.keyboard.type('Olivia Hale')
    await owner.keyboard.press('Tab')
    await owner.keyboard.type(PASSWORD)
    await owner.keyboard.press('Enter')
    await heading(owner, 'Organizations').waitFor()
    await owner.getByRole('link', { name: 'Northside Delivery', exact: true }).waitFor()
    const late = await newPage()
    await late.goto(`${url}${path}`)
    await fill(late, 'E-mail address', 'late@northside.example')
    await fill(late, 'Your name', 'Late')
    await fillPassword(late, PASSWORD)
    await press(late, 'Create the account')
    await late.getByRole('alert').getByText('used already').waitFor()
  })

  test('the owner invites somebody, whose link is shown once', async () => {
    await owner.goto(`${url}/northside/settings/members`)
    await press(owner, 'Invite somebody')
    const dialog = owner.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('sam@northside.example')
    await dialog.getByRole('combobox', { name: 'Role' }).selectOption('Dispatcher')
    await dialog.getByRole('button', { name: 'Send the invitation' }).click()
    await dialog.getByRole('button', { name: 'Copy: Link' }).click()
    link = await owner.evaluate('navigator.clipboard.readText()')
    expect(link).toContain(`${url}/invitation#bi_`)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await owner.getByRole('cell', { name: /^sam@northside.example/ }).waitFor()
  })

  test('sends it again: a new link, and the old one opens nothing', async () => {
    const old = link
    await press(owner, 'Send again: invitation of sam@northside.example')
    const dialog = owner.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Copy: Link' }).click()
    link = await owner.evaluate('navigator.clipboard.readText()')
    await dialog.getByRole('button', { name: 'Done' }).click()
    const late = await newPage()
    await late.goto(old)
    await late.getByRole('alert').getByText('is none of ours').waitFor()
    await owner.getByRole('link', { name: 'Outbox' }).click()
    const mails = owner.getByRole('button', { name: 'Your invitation to Northside Delivery' })
    await mails.first().waitFor()
    expect(await mails.count()).toBe(2)
    await owner.getByRole('link', { name: 'Settings' }).click()
    await owner.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Members' }).click()
    await owner.getByRole('cell', { name: /^sam@northside.example/ }).waitFor()
  })

  test('whoever has the link sees who invites them, and joins', async () => {
    await invited.goto(link)
    await heading(invited, 'Join Northside Delivery').waitFor()
    await invited.getByText('Olivia Hale invites you as Dispatcher').waitFor()
    await fill(invited, 'Your name', 'Sam Okafor')
    await fillPassword(invited, PASSWORD)
    await press(invited, 'Join')
    await heading(invited, 'Organizations').waitFor()
    await invited.goto(`${url}/northside/settings/members`)
    await invited.getByText('Sam Okafor').waitFor()
    expect(await invited.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0)
    expect(await invited.getByRole('combobox', { name: /^Role of/ }).count()).toBe(0)
  })

  test('the owner changes their role, and cannot take their own away', async () => {
    await owner.reload()
    await owner.getByRole('combobox', { name: 'Role of Sam Okafor' }).selectOption('Accountant')
    await owner.getByRole('combobox', { name: 'Role of Olivia Hale' }).selectOption('Viewer')
    await owner.getByRole('alert').getByText('An organization keeps at least one owner.').waitFor()
    await invited.reload()
    await invited
      .getByRole('row', { name: /Sam Okafor/ })
      .getByText('Accountant')
      .waitFor()
  })

  test('signing out and in again; a wrong password is told', async () => {
    await press(invited, 'My account')
    await invited.getByRole('menuitem', { name: 'Sign out' }).click()
    await invited.waitForURL(`${url}/enter`)
    await fill(invited, 'E-mail address', 'sam@northside.example')
    await fillPassword(invited, 'not the password')
    await press(invited, 'Sign in')
    await invited.getByRole('alert').getByText('E-mail address and password do not fit.').waitFor()
    await fillPassword(invited, PASSWORD)
    await press(invited, 'Sign in')
    await heading(invited, 'Organizations').waitFor()
  })

  test('whoever is removed sees the books no more', async () => {
    await press(owner, 'Remove Sam Okafor')
    await owner.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await owner.getByRole('cell', { name: /^Sam Okafor/ }).waitFor({ state: 'hidden' })
    await invited.goto(url)
    await invited.getByText('No books are open yet').waitFor()
  })

  test('nothing went wrong on the way', () => {
    expect(complaints).toEqual([])
  })
})

test('everybody can use it', async () => {
  const page = await newPage()
  await page.goto(`${url}/owner#nothing`)
  await heading(page, 'Create the owner').waitFor()
  await examine(page, 'owner')
  await page.goto(`${url}/enter`)
  await page.getByRole('textbox', { name: 'E-mail address' }).waitFor()
  await examine(page, 'enter')
  await fill(page, 'E-mail address', 'olivia@northside.example')
  await fillPassword(page, PASSWORD)
  await press(page, 'Sign in')
  await heading(page, 'Organizations').waitFor()
  for (const path of ['/northside/settings/members', '/account']) {
    await page.goto(`${url}${path}`)
    await page.waitForLoadState('networkidle')
    await examine(page, path)
  }
})
