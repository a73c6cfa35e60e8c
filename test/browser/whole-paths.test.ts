import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import type { TrialBalance } from '../../src/contract/reports.ts'
import type { WorkEvent } from '../../src/domain/work/event.ts'
import { contentOf } from '../../src/operations/mail/enqueue-mail.ts'
import type { Tenant } from '../http/api.ts'
import {
  at,
  bookingCompleted,
  orderPriced,
  serviceOrder,
  tripCompleted,
} from '../support/domain/told-events.ts'
import { openMailSite } from './mail-site.ts'

const site = await openMailSite()
const { owner, sealed, url } = site

interface Business {
  readonly profile: string
  readonly event: WorkEvent
  /** Whether a person makes the invoice of finished work. */
  readonly isMadeByHand: boolean
  /** The button that makes it final; null where it is final as it is made. */
  readonly finish: string | null
  /** What stands on a line of it. */
  readonly line: string
  readonly total: string
  /** What staff read once it is final, once somebody saw it, and once it is paid. */
  readonly words: readonly [final: string, viewed: string, paid: string]
}

const BUSINESSES: readonly Business[] = [
  {
    profile: 'fleet',
    event: orderPriced('1', 120_000, at(9)),
    isMadeByHand: false,
    finish: 'Mark as sent',
    line: 'Delivery',
    total: '$1,200.00',
    words: ['Sent', 'Viewed', 'Paid'],
  },
  {
    profile: 'field-service',
    event: serviceOrder('1', at(9)),
    isMadeByHand: true,
    finish: 'Confirm',
    line: 'Repair',
    total: '$240.00',
    words: ['Posted', 'Posted', 'Paid'],
  },
  {
    profile: 'charter',
    event: tripCompleted('1', at(9)),
    isMadeByHand: true,
    finish: 'Publish to portal',
    line: 'Fuel',
    total: '$6,250.00',
    words: ['Published', 'Published', 'Paid'],
  },
  {
    profile: 'home-services',
    event: bookingCompleted('1', at(9)),
    isMadeByHand: false,
    finish: null,
    line: 'Cleaning',
    total: '$132.00',
    words: ['Pending', 'Pending', 'Paid'],
  },
]

/** The portal's link in the latest mail of an organization to an address. */
async function linkTo({ orgId }: Tenant, email: string): Promise<string> {
  const { rows } = await owner.query<{ id: string; content: Buffer }>(
    `select id, content from billhook.mail where org_id = $1 and recipient = $2 and is_secret order by id desc limit 1`,
    [orgId, email],
  )
  const { id, content } = rows[0]!
  const { text } = JSON.parse(sealed.open(content, contentOf(orgId, id))) as { text: string }
  return /http\S+\/portal\/enter#\S+/.exec(text)![0]
}

const saidBy = async (page: Page): Promise<string> =>
  (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')

describe.each(BUSINESSES)('$profile: from work to cash, as staff, client and stranger', (business) => {
  const { profile, event, isMadeByHand, finish, line, total, words } = business

  test('told, invoiced, seen and paid', async () => {
    const us = await site.tenant(`whole-${profile}`, profile)
    const { page: staff, complaints } = await site.entered()
    const word = (text: string) => staff.getByRole('main').getByText(text, { exact: true }).first()

    // A system tells of the work.
    expect((await us.call('POST', '/v1/work-events', event)).status).toBeLessThan(300)

    // Staff let the client into the portal, who sees nothing of a draft.
    await staff.goto(`${url}/whole-${profile}/customers`)
    await staff.getByRole('link', { name: 'Acme Foods' }).click()
    await staff.getByRole('region', { name: 'Portal' }).getByRole('button', { name: 'Invite' }).click()
    await staff.getByRole('dialog').getByRole('button', { name: 'Send the invitation' }).click()
    await staff.getByText('ap@acme.test was mailed a link.').waitFor()
    const { page: client, complaints: clientComplaints } = await site.opens()
    await client.goto(await linkTo(us, 'ap@acme.test'))
    await client.getByRole('button', { name: 'Show my invoices' }).click()
    await client.getByRole('heading', { level: 1, name: 'Invoices' }).waitFor()
    if (finish !== null) await client.locator('.empty').waitFor()

    // From the work to its invoice.
    await staff.goto(`${url}/whole-${profile}/work?billed=all`)
    await staff.locator('tbody').getByRole('link').first().click()
    if (isMadeByHand) {
      await staff.getByText('None yet. It can be billed now.').waitFor()
      await staff.getByRole('button', { name: 'Create invoice' }).click()
      await staff.getByRole('button', { name: 'Create draft' }).click()
    } else await staff.getByRole('main').getByRole('link', { name: /^INV-/ }).click()
    await staff.getByRole('heading', { level: 1, name: /^Invoice/ }).waitFor()
    if (finish !== null) {
      await word('Draft').waitFor()
      await staff.getByRole('button', { name: finish, exact: true }).click()
    }
    await word(words[0]).waitFor()
    const number = /INV-\d{4}-\d{5}/.exec(await staff.getByRole('heading', { level: 1 }).innerText())![0]

    // The client finds it, as pending.
    await client.reload()
    await client.getByRole('link', { name: `Invoice ${number}` }).waitFor()
    const listed = await saidBy(client)
    for (const part of [`Still to pay ${total}`, 'Pending', total]) expect(listed).toContain(part)

    // A stranger with its link sees it, and nobody else's; staff read that it was seen.
    const shared = staff.locator('section', { hasText: 'Link for the customer' })
    // Publishing has mailed it.
    if (profile !== 'charter') await shared.getByRole('button', { name: 'Make a link' }).click()
    const link = await shared.locator('pre').innerText()
    const { page: stranger, complaints: strangerComplaints } = await site.opens()
    const seen = stranger.waitForResponse((response) => response.url().endsWith('/view'))
    await stranger.goto(link)
    const paper = stranger.getByRole('article', { name: `Invoice ${number}` })
    await paper.waitFor()
    const onPaper = await paper.innerText()
    for (const part of [line, total, 'Acme Foods']) expect(onPaper).toContain(part)
    await seen
    await word(words[1]).waitFor()

    // Money comes in.
    await staff.getByRole('button', { name: 'Record payment' }).click()
    await staff.getByRole('button', { name: 'Check first' }).click()
    await staff.getByRole('button', { name: 'Record payment' }).click()
    await staff.getByRole('heading', { level: 1, name: `Payment of ${total}` }).waitFor()
    await staff.getByRole('table').getByRole('link', { name: number }).click()
    await word(words[2]).waitFor()

    // All three see it paid, and the books are even: what was earned is in cash, and nothing is owed.
    await client.getByRole('link', { name: `Invoice ${number}` }).click()
    await client.getByRole('article').waitFor()
    await client.reload()
    await expect.poll(() => saidBy(client)).toContain('Paid')
    await stranger.reload()
    await expect.poll(() => saidBy(stranger)).toContain('Paid')
    const { body } = await us.call<TrialBalance>('GET', '/v1/reports/trial-balance')
    const cents = Number(total.replaceAll(/\D/g, ''))
    const balanceOf = (account: string): number => {
      const row = body.currencies[0]!.rows.find((one) => one.account === account)
      return row ? row.debit - row.credit : 0
    }
    expect(balanceOf('1000')).toBe(cents)
    expect(balanceOf('1100')).toBe(0)
    expect(balanceOf('4000') + balanceOf('2100')).toBe(-cents)

    expect([...complaints, ...clientComplaints, ...strangerComplaints]).toEqual([])
  })
})
