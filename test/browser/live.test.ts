import { expect, test } from 'vitest'
import { openDemoSite } from './demo-site.ts'

const { url, entered } = await openDemoSite()

const ORDER = (id: string) => ({
  source: 'elsewhere',
  id,
  type: 'order.priced',
  occurredAt: new Date().toISOString(),
  data: {
    order: { id },
    currency: 'USD',
    customer: { id: 'live-harbor', name: `Live Harbor ${id}` },
    quote: { amount: 4200, items: [{ description: 'Base fee', amount: '4200' }] },
  },
})

test('what is told elsewhere appears in every tab, also when the tab that listened is closed', async () => {
  const { page, complaints } = await entered({ live: true })
  await page.goto(`${url}/swift-couriers/invoices`)
  await page.getByRole('status').getByText('Live').waitFor()
  const second = await page.context().newPage()
  await second.goto(`${url}/swift-couriers/invoices`)
  await second.getByRole('status').getByText('Live').waitFor()
  const tell = async (id: string): Promise<void> => {
    const answer = await page.request.post(`${url}/v1/work-events`, {
      headers: { 'billhook-organization': 'swift-couriers' },
      data: ORDER(id),
    })
    expect(answer.status()).toBe(201)
  }
  await tell('first')
  await page.getByText('Live Harbor first').waitFor()
  await second.getByText('Live Harbor first').waitFor()
  const context = page.context()
  await page.close()
  const third = await context.newPage()
  await third.goto(`${url}/swift-couriers/invoices`)
  await third.getByRole('status').getByText('Live').waitFor()
  const answer = await third.request.post(`${url}/v1/work-events`, {
    headers: { 'billhook-organization': 'swift-couriers' },
    data: ORDER('second'),
  })
  expect(answer.status()).toBe(201)
  await second.getByText('Live Harbor second').waitFor()
  await third.getByText('Live Harbor second').waitFor()
  expect(complaints).toEqual([])
}, 60_000)
