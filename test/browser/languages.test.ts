import type { Page } from '@playwright/test'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_CHART } from '../../src/domain/ledger/chart.ts'
import { ENTRY_KINDS } from '../../src/domain/ledger/entry.ts'
import { fleet } from '../../src/domain/profile/fleet.ts'
import { WHYS } from '../../src/domain/status/actions.ts'
import { VOCABULARIES } from '../../src/domain/status/vocabulary.ts'
import { INVITATION_NOT_FOUND } from '../../src/operations/people/invitation.ts'
import german from '../../src/web/texts/de/remedies.ts'
import french from '../../src/web/texts/fr/remedies.ts'
import { connected } from '../fleetbase/connected.ts'
import { examine } from './examined.ts'
import { ownBrowser, webFolder } from './site.ts'

const { books, fleetbase, settled, url, connection, client } = await connected({
  webFolder,
  clock: Date.now() - 90_000,
})
const order = await fleetbase.order()
await fleetbase.price(order, fleetbase.quote(12_500))
await settled()
const { items } = await client.get('/v1/work-events')
const browser = await ownBrowser()
const [organization] = await books.rows<{ slug: string }>('select slug from organization where org_id = $1')
const paths = {
  sources: `/${organization!.slug}/sources`,
  source: `/${organization!.slug}/sources/${connection.id}`,
  event: `/${organization!.slug}/events/${items[0]!.id}`,
}

/** A page of the operator, in the browser's language. */
async function entered(locale: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${url}/enter/token`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Opens a page, waits until it is whole, and hears what its headings, buttons, fields and columns say. */
async function heard(page: Page, path: string): Promise<string[]> {
  await page.goto(url + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  if (path !== paths.event) await page.locator('tbody tr').first().waitFor()
  const said = await page
    .locator('main :is(h1, h2, h3, button, th, label, option, .tone), [aria-label]')
    .evaluateAll((all) => all.flatMap((one) => [one.getAttribute('aria-label'), one.textContent]))
  return said.flatMap((text) => (text?.trim() ? [text.trim()] : []))
}

const invoices = await client.get('/v1/invoices')
const invoice = await client.get('/v1/invoices/{id}', { params: { id: invoices.items[0]!.id } })
const event = await client.get('/v1/work-events/{id}', { params: { id: items[0]!.id } })

/** Pages on which the server speaks by codes, each with what comes last, and what is opened on it. */
const coded: readonly (readonly [path: string, last: string, opened?: RegExp])[] = [
  ['/', '.word-tabs .tone'],
  [`/${organization!.slug}/invoices`, 'tbody .tone'],
  [
    `/${organization!.slug}/invoices/${invoice.id}`,
    '.credit-account',
    /^(More that can be done|Weitere Aktionen|Autres actions possibles)$/,
  ],
  [`/${organization!.slug}/books/accounts`, 'tbody tr'],
  [`/${organization!.slug}/audit`, 'dl.change'],
  [paths.event, '.timeline li'],
]

/** What the server says in English by a code, in small letters. */
const byCode = new Set(
  [
    ...VOCABULARIES.fleet.map(({ label }) => label),
    ...invoice.actions.map(({ label }) => label),
    ...Object.values(WHYS),
    ...ENTRY_KINDS.map((kind) => kind.replaceAll('_', ' ')),
    ...DEFAULT_CHART.map(({ name }) => name),
    fleet.name,
    invoice.work[0]!.title,
    ...event.steps,
    'issued on',
    'due on',
    'written off',
  ].map((text) => text.toLowerCase()),
)

/** Every piece of text that a page shows, in small letters. */
async function pieces(page: Page, [path, last, opened]: (typeof coded)[number]): Promise<string[]> {
  await page.goto(url + path)
  await page.locator(last).first().waitFor()
  if (opened) await page.getByRole('button', { name: opened }).click()
  if (opened) await page.getByRole('menuitem').first().waitFor()
  const texts = await page.locator('main, [role=menu]').allInnerTexts()
  return texts.flatMap((text) => text.toLowerCase().split(/\s*[\n\t·]\s*/))
}

/** What is the same in every language: names of events and sources, and words that the languages share. */
const SHARED =
  /^(Billhook|order\.\w+|purchase_rate\.\w+|fleetbase|Fleetbase|Webhooks?|Pages|Sources?)$|^\W*\d+\W*$/

const english: Record<string, string[]> = {}
beforeAll(async () => {
  const page = await entered('en-US')
  for (const path of Object.values(paths)) english[path] = await heard(page, path)
})

describe.each([
  {
    locale: 'fr-CA',
    lang: 'fr',
    heading: 'Commandes existantes',
    field: /^Commandes depuis le/,
    day: '4 mars 2025',
    month: 'mars 2025',
    remedies: french,
  },
  {
    locale: 'de-AT',
    lang: 'de',
    heading: 'Vorhandene Aufträge',
    field: /^Aufträge seit/,
    day: '4. März 2025',
    month: 'März 2025',
    remedies: german,
  },
])('in $lang', ({ locale, lang, heading, field, day, month, remedies }) => {
  test('the sources and an event speak it', async () => {
    const page = await entered(locale)
    for (const path of Object.values(paths)) {
      const said = await heard(page, path)
      expect(await page.locator('html').getAttribute('lang')).toBe(lang)
      expect(said.length, path).toBe(english[path]!.length)
      expect(
        said.filter((text) => english[path]!.includes(text) && !SHARED.test(text)),
        path,
      ).toEqual([])
      await examine(page, path)
    }
  }, 60_000)

  test('what the server says by a code speaks it', async () => {
    const [page, before] = [await entered(locale), await entered('en-US')]
    for (const one of coded) {
      const inEnglish = (await pieces(before, one)).filter((text) => byCode.has(text))
      expect(inEnglish.length, one[0]).toBeGreaterThan(0)
      expect(
        (await pieces(page, one)).filter((text) => byCode.has(text)),
        one[0],
      ).toEqual([])
    }
  }, 60_000)

  test('a refusal speaks it, with what to do about it; what exactly is English, and says so', async () => {
    const page = await entered(locale)
    await page.goto(`${url}/invitation#bi_gone`)
    const alert = page.getByRole('alert')
    await alert.getByText(remedies.invitation_not_found, { exact: true }).waitFor()
    expect(await alert.locator('[lang=en]').allInnerTexts()).toEqual([INVITATION_NOT_FOUND.message])
    expect(await alert.innerText()).not.toContain(INVITATION_NOT_FOUND.remedy)
    await examine(page, 'a refusal')
  }, 60_000)

  test('dates are typed and picked in it, and it is chosen and kept', async () => {
    const page = await entered('en-US')
    await page.goto(url + paths.source)
    await page.getByRole('button', { name: 'Language' }).click()
    await page.locator(`[role=menuitem][lang=${lang}]`).click()
    await page.getByRole('heading', { name: heading }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: heading }).waitFor()
    const input = page.getByRole('textbox', { name: field })
    await input.fill(day)
    await page.getByRole('button', { name: month, exact: true }).waitFor()
    await page.keyboard.press('Tab')
    expect(await input.inputValue()).toBe(day)
    await input.fill('4.12.2024')
    await page.keyboard.press('Tab')
    await input.fill('4.3.2025')
    await page.keyboard.press('Tab')
    expect(await input.inputValue()).toBe(day)
  }, 60_000)
})
