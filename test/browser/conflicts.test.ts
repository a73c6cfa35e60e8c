import { expect, test } from 'vitest'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { orderPriced } from '../http/events.ts'
import { examine } from './examined.ts'
import { openMailSite } from './mail-site.ts'

const site = await openMailSite()
const us = await site.tenant('couriers', 'fleet')

/** An order told of twice under one id: at 1,200.00, and then at another price. */
async function contradicted(order: string, later: number): Promise<string> {
  const event = orderPriced(order)
  const told = await us.call<WorkEventAnswer>('POST', '/v1/work-events', event)
  const again = { ...event, data: { ...event.data, quote: { id: `quote of ${order}`, amount: later } } }
  expect((await us.call('POST', '/v1/work-events', again)).status).toBe(409)
  return told.body.id
}

test('a contradiction shows what differs; the later telling is looked at, and then carried out', async () => {
  const event = await contradicted('1', 130_000)
  const { page, complaints } = await site.entered()
  await page.goto(`${site.url}/couriers/events/${event}`)
  const panel = page.getByRole('region', { name: 'Told again with another content' })
  await panel.getByText('data.quote.amount').waitFor()
  expect((await panel.locator('.change').innerText()).replaceAll(/\s+/g, ' ')).toBe(
    'data.quote.amount 120000 → 130000',
  )
  expect(await panel.getByRole('button', { name: 'Carry out the later telling' }).count()).toBe(0)
  await panel.getByRole('button', { name: 'See what the later telling would do' }).click()
  await panel.getByText('Carrying out the later telling would do this:').waitFor()
  await panel
    .getByText(/1,300\.00/)
    .first()
    .waitFor()
  await examine(page, 'a conflict')
  expect((await us.call<{ items: { total: number }[] }>('GET', '/v1/invoices')).body.items[0]!.total).toBe(
    120_000,
  )

  await panel.getByLabel('Reason, for the audit trail').fill('The price went up.')
  await panel.getByRole('button', { name: 'Carry out the later telling' }).click()
  await panel.getByText(/had the later telling carried out on/).waitFor()
  expect((await us.call<{ items: { total: number }[] }>('GET', '/v1/invoices')).body.items[0]!.total).toBe(
    130_000,
  )
  expect(complaints).toEqual([])
})

test('or what was told first stands', async () => {
  const event = await contradicted('2', 1)
  const { page } = await site.entered()
  await page.goto(`${site.url}/couriers/events/${event}`)
  await page.getByRole('button', { name: 'What was told first stands' }).click()
  await page.getByText(/decided on .* what was told first stands/).waitFor()
})
