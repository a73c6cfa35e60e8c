import { describe, expect, test } from 'vitest'
import { assert } from '../../src/kernel/assert.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { createOrganization } from '../../src/operations/create-organization.ts'
import { connected } from '../fleetbase/connected.ts'
import { signed } from '../sources/signed.ts'
import { examine } from './examined.ts'
import { ownBrowser, webFolder } from './site.ts'

const { books, world, database, url } = await connected({ webFolder, jobs: false })
const made = await createOrganization(
  world,
  { name: 'Test', role: 'owner' },
  {
    slug: 'hauliers',
    name: 'Hauliers',
    timeZone: 'UTC',
    currency: 'USD',
    profile: 'fleet',
    seller: { name: 'Hauliers' },
  },
)
assert(!isRefusal(made), 'the organization was refused')
const browser = await ownBrowser()
const sources = `${url}/hauliers/sources`

/** A page of the operator; what the page complains about is collected. */
async function entered(options: { width?: number; colorScheme?: 'light' | 'dark' } = {}) {
  const { width = 1280, colorScheme = 'light' } = options
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (err) => complaints.push(err.message))
  page.on('console', (message) => {
    // What is refused on purpose here is answered 422, and the browser says so.
    if (message.type() === 'error' && !message.text().includes('422')) complaints.push(message.text())
  })
  await page.goto(`${url}/enter/token`)
  await page.getByRole('heading', { name: 'Organizations' }).waitFor()
  return { page, complaints }
}

const { page, complaints } = await entered()
const mapping = page.getByRole('textbox', { name: 'Mapping', exact: true })
const body = page.getByRole('textbox', { name: 'Body', exact: true })
const faults = page.getByRole('list', { name: 'What is wrong' })
const press = (name: string | RegExp) => page.getByRole('button', { name }).click()

/** What the made-up job tool sends. */
const job = (number: number, more: object = {}) => ({
  event: 'job.priced',
  sentAt: '2026-03-01T14:05:00Z',
  job: { number, title: 'Harbor to Newark' },
  customer: { number: 118, name: 'Harbor Goods' },
  currency: 'USD',
  price: '1200.00',
  ...more,
})

let address = ''
let secret = ''
async function send(payload: unknown, id: string, key = secret): Promise<number> {
  books.now += 1000
  const text = JSON.stringify(payload)
  const headers = signed(key, text, id, Math.floor(books.now / 1000))
  return (await fetch(address, { method: 'POST', headers, body: text })).status
}

const copied = (): Promise<string> => page.evaluate('navigator.clipboard.readText()')
const row = (id: string) => page.locator('tbody tr', { hasText: id })

describe('a system of its own form becomes a source, by hand', () => {
  test('where there is none, the page says what each kind is for', async () => {
    await page.goto(sources)
    for (const kind of ['A Fleetbase', 'Any system with webhooks', 'A CSV file'])
      await page.getByText(kind, { exact: true }).waitFor()
    await examine(page, 'no sources')
  })

  test('one is made; its address and its secret are shown once, to be copied', async () => {
    await press('Add another system')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /Name/ }).fill('jobtool')
    await dialog.getByRole('button', { name: 'Make the source' }).click()
    await dialog.getByRole('button', { name: 'Copy the address' }).click()
    address = await copied()
    await dialog.getByRole('button', { name: 'Copy the signing secret' }).click()
    secret = await copied()
    expect(address).toContain('/v1/sources/webhook/')
    expect(secret).toMatch(/^whsec_/)
    await dialog.getByRole('button', { name: 'Go on to its mapping' }).click()
    await page.getByRole('heading', { level: 1, name: 'jobtool' }).waitFor()
    await dialog.waitFor({ state: 'hidden' })
    expect((await page.content()).includes(secret)).toBe(false)
  })

  test('what is wrong with its mapping is said at its place, with how to mend it', async () => {
    const text = await mapping.inputValue()
    await mapping.fill(text.replace('{', ''))
    await faults.getByText(/this is not JSON from here on/).waitFor()
    expect(await page.getByRole('button', { name: 'Try it' }).isDisabled()).toBe(true)

    const wrong = text.replace('order.priced', 'order.eaten').replace('$.currency', 'currency')
    await mapping.fill(wrong)
    await press('Try it')
    const lines = wrong.split('\n')
    await faults.getByText(/This type of event is not known\. Known types: order\.priced/).waitFor()
    await faults.getByText('unknown_event_type · /event').waitFor()
    expect(await faults.getByRole('listitem').count()).toBe(2)
    const line = lines.findIndex((each) => each.includes('order.eaten')) + 1
    await faults.getByRole('button', { name: `Line ${line}`, exact: true }).click()
    const selected = await mapping.evaluate((area) => {
      const { value, selectionStart, selectionEnd } = area as unknown as {
        value: string
        selectionStart: number
        selectionEnd: number
      }
      return value.slice(selectionStart, selectionEnd)
    })
    expect(selected).toBe('"event": "order.eaten"')
    await mapping.fill(text)
  })

  test('what a body lacks is said at its place in both', async () => {
    await body.fill(JSON.stringify(job(1, { customer: {} }), null, 1))
    await press('Try it')
    await faults.getByText(/Nothing is at \/customer\/number/).waitFor()
    await faults.getByRole('button', { name: '/customer/number of the body' }).click()
    expect(await body.evaluate((area) => area === area.ownerDocument.activeElement)).toBe(true)
    await page.getByText('2 things are in the way').waitFor()
  })

  test('what it comes to is tried: the work event, the plan and the invoice; nothing is kept', async () => {
    await body.fill(JSON.stringify(job(1)))
    await page.getByText('This is how it was before your last change.').waitFor()
    await press('Try it')
    await page.getByText('"type": "order.priced"').waitFor()
    await page.getByText(/^Drafted Invoice INV-\d{4}-00001 over 1,200\.00 USD/).waitFor()
    await page.getByRole('article', { name: /INV-\d{4}-00001/ }).waitFor()
    await body.fill('{"event": "job.lost"}')
    await press('Try it')
    await page.getByText('$.event is "job.lost", not "job.priced"').waitFor()
    const { rows } = await database.owner.query('select 1 from billhook.work_event where org_id = $1', [
      made.orgId,
    ])
    expect(rows).toEqual([])
  })

  test('it is switched on once a sample passes, and its webhooks are booked', async () => {
    await press('Switch on')
    await page.getByRole('alert').getByText('No kept sample comes to an event').waitFor()
    const text = await mapping.inputValue()
    await mapping.fill(text.replace('job.priced', 'job.closed'))
    await press('Save the mapping')
    await page.getByRole('combobox', { name: 'Version' }).getByText('Version 2', { exact: true }).waitFor({
      state: 'attached',
    })
    await body.fill(JSON.stringify(job(1, { event: 'job.closed' })))
    await press('Keep this body')
    await page.getByRole('button', { name: 'Sample 1', exact: true }).waitFor()
    await press('Switch on')
    await page.getByText('On', { exact: true }).waitFor()
    expect(await send(job(1, { event: 'job.closed' }), 'msg_first')).toBe(200)
    await row('msg_first').getByText('Booked').waitFor()
    await row('msg_first').getByRole('button', { name: 'msg_first' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Open its event' }).click()
    await page.getByRole('heading', { level: 1, name: 'order.priced' }).waitFor()
    await page.goBack()
  })

  test('one that failed is tried from its delivery, the mapping is mended, and it is replayed', async () => {
    expect(await send(job(2, { event: 'job.closed', customer: { number: 9 } }), 'msg_nameless')).toBe(200)
    await row('msg_nameless').getByText('Failed').waitFor()
    await row('msg_nameless').getByRole('button', { name: 'msg_nameless' }).first().click()
    await page
      .getByRole('dialog')
      .getByText(/Nothing is at \/customer\/name/)
      .waitFor()
    await page.getByRole('button', { name: 'Try it with the mapping' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await mapping.fill(
      (await mapping.inputValue()).replace(
        '{"path": "$.customer.name"}',
        '{"first": [{"path": "$.customer.name"}, {"value": "Somebody"}]}',
      ),
    )
    await press('Try it')
    await page.getByText('"name": "Somebody"').waitFor()
    await press('Save the mapping')
    await page.getByText('Not saved yet.').waitFor({ state: 'hidden' })
    await press('Replay msg_nameless')
    await row('msg_nameless').getByText('Booked').waitFor()
    await row('msg_nameless').getByText('Version 3').waitFor()
    await page.getByRole('button', { name: 'Failed', exact: true }).click()
    await page.getByText('No delivery stands so now.').waitFor()
    await page.getByRole('button', { name: 'All', exact: true }).click()
  })

  test('its secret is rotated and shown once; both are good for a day', async () => {
    await press('Rotate the secret')
    await press('Make a new secret')
    await press('Copy the signing secret')
    const fresh = await copied()
    expect(fresh).not.toBe(secret)
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
    expect(await send({ event: 'job.lost' }, 'msg_old')).toBe(200)
    expect(await send({ event: 'job.lost' }, 'msg_new', fresh)).toBe(200)
    expect(await send({ event: 'job.lost' }, 'msg_forged', `whsec_${'A'.repeat(32)}`)).toBe(401)
    await row('msg_new').getByText('Nothing to do').waitFor()
    await page.reload()
    await page.getByText(/^A webhook was turned away/).waitFor()
  })

  test('it is switched off: what comes is kept, and nothing is done', async () => {
    await press('Switch off')
    await page.getByText('Off', { exact: true }).waitFor()
    expect(await send(job(3, { event: 'job.closed' }), 'msg_while_off')).toBe(200)
    await row('msg_while_off').getByText('Nothing to do').waitFor()
    expect(await page.getByRole('button', { name: /^Replay/ }).count()).toBe(0)
  })

  test('it stands in the list beside the Fleetbases', async () => {
    await page.getByRole('link', { name: 'All sources' }).click()
    await row('jobtool').getByText('Webhooks').waitFor()
    await row('jobtool').getByText('Off', { exact: true }).waitFor()
  })

  test('nothing went wrong on the way', () => {
    expect(complaints).toEqual([])
  })
})

test('everybody can use it', async () => {
  const { page: other } = await entered()
  await other.goto(sources)
  await other.getByRole('link', { name: 'jobtool' }).waitFor()
  await examine(other, 'the list')
  await other.getByRole('link', { name: 'jobtool' }).click()
  await other.getByRole('button', { name: 'Try it' }).click()
  await other.getByText('What it would do').waitFor()
  await examine(other, 'a source that was tried')
  await other.getByRole('textbox', { name: 'Mapping', exact: true }).fill('{"event": 1}')
  await other.getByRole('button', { name: 'Try it' }).click()
  await other.getByRole('list', { name: 'What is wrong' }).waitFor()
  await examine(other, 'a mapping with faults')
})
