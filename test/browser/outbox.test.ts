import { describe, expect, test } from 'vitest'
import { examine } from './examined.ts'
import { openMailSite } from './mail-site.ts'

const site = await openMailSite()
const made = await site.invoice()
const { page, complaints } = await site.entered({ permissions: ['clipboard-read', 'clipboard-write'] })
const subject = `Invoice ${made.number} from The northside company`
const outbox = `${site.url}/northside/outbox`
const row = (text: string) => page.locator('tbody tr', { hasText: text })

describe('an invoice by mail', () => {
  test('an empty outbox says what would put something there', async () => {
    await page.goto(outbox)
    await page.getByText('No mail has gone out yet').waitFor()
  })

  test('is sent from its page to the customer, with a person’s own words', async () => {
    await page.goto(`${site.url}/northside/invoices/${made.id}`)
    await page.getByRole('button', { name: 'More that can be done' }).click()
    await page.getByRole('menuitem', { name: 'Mark as sent, with a mail' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('textbox', { name: 'To' }).inputValue()).toBe('accounts@harbor.example')
    await dialog.getByRole('textbox', { name: 'Message' }).fill('Thank you, <b>all</b>.')
    await dialog.getByRole('button', { name: 'Mark as sent, with a mail' }).click()
    await page.getByText('The mail is on its way.').waitFor()
  })

  test('waits in the outbox, and is read there in a frame where nothing runs', async () => {
    await page.getByRole('link', { name: 'Outbox' }).click()
    await row(subject).getByText('Waiting').waitFor()
    await row(subject).getByRole('button', { name: subject, exact: true }).click()
    const frame = page.frameLocator('iframe')
    await frame.getByRole('heading', { name: '$499.32, due 24 March 2026' }).waitFor()
    await frame.getByText('Thank you, <b>all</b>.').waitFor()
    expect(await page.locator('iframe').getAttribute('sandbox')).not.toMatch(/scripts|same-origin|forms/)
    expect(await page.locator('iframe').getAttribute('srcdoc')).toContain(`href="${site.url}/i/`)
    await page.keyboard.press('Escape')
  })

  test('that was given up says why, is found by its state, and is sent again', async () => {
    await site.owner.query(
      `update billhook.mail set state = 'given_up', attempts = 1, reason = 'The mail server did not take it: 550 no such user'`,
    )
    await page.reload()
    await page.getByRole('link', { name: 'Needs attention' }).click()
    await page.waitForURL(/state=given_up/)
    await row(subject).getByText('550 no such user').waitFor()
    await page.getByRole('button', { name: `Send “${subject}” again` }).click()
    await page.getByText('No mail stands so now').waitFor()
    await page.getByRole('link', { name: 'All', exact: true }).click()
    await row(subject).getByText('Waiting').waitFor()
  })
})

test('of many mails, those that went out are not sent again; the outbox is narrowed to an address', async () => {
  for (const email of ['bob@northside.example', 'cleo@northside.example'])
    await site.us.call('POST', '/v1/invitations', { email, role: 'viewer' })
  await site.owner.query(
    `update billhook.mail set state = 'given_up', reason = 'Nobody there' where recipient like 'bob@%'`,
  )
  await page.goto(outbox)
  await page.getByRole('textbox', { name: 'Search the outbox' }).fill('northside.example')
  await page.waitForURL(/q=northside/)
  await expect.poll(() => page.locator('tbody tr').count()).toBe(2)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByLabel('Kind').selectOption('Invitation')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.waitForURL(/kind=invitation/)
  await page.getByRole('checkbox', { name: 'Select all on this page' }).click()
  await page.getByRole('region', { name: '2 selected' }).getByRole('button', { name: 'Send again' }).click()
  await page.getByText('Send again: 1 done').waitFor()
  await row('cleo@').locator('.refused', { hasText: 'sent already, or is being sent' }).waitFor()
  await row('bob@').getByText('Waiting').waitFor()
  await page.goto(outbox)
})

test('a mail that was withdrawn says why, and is not sent again', async () => {
  const path = '/v1/invitations'
  const made = await site.us.call<{ id: string }>('POST', path, {
    email: 'ann@northside.example',
    role: 'viewer',
  })
  await page.goto(outbox)
  const invitation = row('ann@northside.example')
  await invitation.getByText('Waiting').waitFor()
  await site.us.call('DELETE', `${path}/${made.body.id}`)
  await page.reload()
  await page.getByRole('link', { name: 'Withdrawn' }).click()
  await page.waitForURL(/state=withdrawn/)
  await invitation.getByText('The invitation was withdrawn.').waitFor()
  expect(await invitation.getByRole('button', { name: /^Send/ }).count()).toBe(0)
  await invitation.getByRole('button').click()
  await page.getByText('It was sent to nobody, and the link in it was forgotten.').waitFor()
  await page.keyboard.press('Escape')
})

describe('the link of a document', () => {
  const panel = page.locator('section', { hasText: 'Link for the customer' })
  const address = () => panel.locator('pre').innerText()
  let first = ''

  test('is made, copied and followed', async () => {
    const other = await site.invoice()
    await page.goto(`${site.url}/northside/invoices/${other.id}`)
    await panel.getByRole('button', { name: 'Make a link' }).click()
    await panel.getByText('Not seen yet').waitFor()
    first = await address()
    await panel.getByRole('button', { name: 'Copy the link' }).click()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(first)
    const { page: stranger } = await site.opens()
    const seen = stranger.waitForResponse((response) => response.url().endsWith('/view'))
    await stranger.goto(first)
    await seen
    await panel.getByText('First seen 10 Mar 2026, 09:00').waitFor()
  })

  test('is given an end, and loses it again', async () => {
    const ends = panel.getByLabel('Ends on')
    await ends.fill('2999-03-01T10:00')
    await ends.blur()
    const kept = async () =>
      (
        await site.owner.query<{ ends: boolean }>(
          'select expires_at is not null as ends from billhook.document_link where revoked_at is null order by id desc limit 1',
        )
      ).rows[0]?.ends
    await expect.poll(kept).toBe(true)
    await ends.fill('')
    await ends.blur()
    await expect.poll(kept).toBe(false)
  })

  test('is revoked, after asking, and opens nothing from then on', async () => {
    await panel.getByRole('button', { name: 'Revoke' }).click()
    await panel.getByRole('button', { name: 'Revoke for good' }).click()
    await panel.getByRole('button', { name: 'Make a link' }).click()
    await panel.locator('pre').waitFor()
    expect(await address()).not.toBe(first)
    expect((await fetch(first)).status).toBe(404)
    expect((await fetch(await address())).status).toBe(200)
  })
})

test('nothing went wrong on the way', () => {
  expect(complaints).toEqual([])
})

test('everybody can use it', async () => {
  const { page: other } = await site.entered()
  await other.goto(outbox)
  await other.getByRole('button', { name: subject, exact: true }).waitFor()
  await examine(other, 'the outbox')
  await other.getByRole('button', { name: subject, exact: true }).click()
  await other.frameLocator('iframe').getByRole('heading').waitFor()
  await examine(other, 'a mail', '[role=dialog]')
  await other.goto(`${site.url}/northside/invoices/${made.id}`)
  await other.getByRole('button', { name: 'Copy the link' }).waitFor()
  await examine(other, 'a shared invoice')
})
