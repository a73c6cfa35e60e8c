import type { Payment } from '../../src/contract/payment.ts'
import type { WebhookSourceMade } from '../../src/contract/webhook-source.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { assert } from '../../src/kernel/assert.ts'
import { signed } from '../sources/signed.ts'
import type { openServer, Tenant } from './api.ts'
import { pngOf } from '../support/pictures.ts'
import { orderPriced } from './events.ts'

type Server = Pick<Awaited<ReturnType<typeof openServer>>, 'send' | 'world'>

/** Somebody new who works for an organization; their cookie. */
export async function accept(server: Server, who: Tenant, email: string): Promise<string> {
  const invitation = await who.call<{ path: string }>('POST', '/v1/invitations', { email, role: 'viewer' })
  const accepted = await server.send('/v1/invitations/acceptance', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: invitation.body.path.split('#')[1],
      name: 'Somebody',
      password: 'a long enough password',
    }),
  })
  return accepted.headers.get('set-cookie')!.split(';')[0]!
}

/**
 * Makes a row of every kind that a door finds by its id, and says which it is, by the path that leads there. `exampleOf`
 * gives the body that our document shows for a POST to a path.
 */
export async function everyRow(
  server: Server,
  who: Tenant,
  exampleOf: (path: string) => unknown,
): Promise<Map<string, string>> {
  const make = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await who.call<T>(method, path, body)
    assert(answer.status < 300, `${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const told = await make<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('secret-order'))
  await who.call('POST', '/v1/work-events', {
    ...orderPriced('secret-order'),
    occurredAt: '2026-03-02T10:00:00Z',
  })
  const invoice = told.invoiceIds[0]!
  const { customerId } = await make<{ customerId: string }>('GET', `/v1/invoices/${invoice}`)
  const money = { currency: 'USD', amount: 500, receivedOn: '2026-03-05', method: 'cash', customerId }
  const first = async (path: string): Promise<string> =>
    (await make<{ items: { id: string }[] }>('GET', path)).items[0]!.id

  const connection = await make<{ id: string; webhookPath: string }>('POST', '/v1/source-connections', {
    kind: 'fleetbase',
    source: 'fleetbase',
    baseUrl: 'http://127.0.0.1:9', // nobody answers there
    apiKey: 'flb_test_x',
  })
  const heard = { id: 'event_1', event: 'order.created', data: { id: 'order_1' } }
  const json = { 'content-type': 'application/json' }
  await server.send(connection.webhookPath, { method: 'POST', headers: json, body: JSON.stringify(heard) })

  const source = await make<WebhookSourceMade>(
    'POST',
    '/v1/webhook-sources',
    exampleOf('/v1/webhook-sources'),
  )
  await make('PATCH', `/v1/webhook-sources/${source.id}`, { on: true })
  const noise = JSON.stringify({ kind: 'noise' })
  const seconds = Math.floor(server.world.now() / 1000)
  await server.send(source.path, {
    method: 'POST',
    headers: signed(source.secret, noise, 'msg_1', seconds),
    body: noise,
  })

  const paid = await make<Payment>('POST', '/v1/payments', {
    ...money,
    amount: 1,
    allocations: [{ invoiceId: invoice }],
  })
  await make('POST', `/v1/invoices/${invoice}/sending`, { mail: { to: 'ap@harbor.example' } })
  const view = { list: 'invoices', name: 'Overdue', search: {} }

  const invited = (email: string) =>
    make<{ id: string; path: string }>('POST', '/v1/invitations', { email, role: 'viewer' })
  await accept(server, who, `sam@${who.slug}.example`)

  const client = { email: 'pat@harbor.example' }
  const fleetbase = '/v1/source-connections/{id}'
  const webhooks = '/v1/webhook-sources/{id}'
  const inLastYear = { ...(exampleOf('/v1/manual-entries') as object), date: '2025-12-31' }
  const payout = { ...(exampleOf('/v1/payouts') as object), providerId: 'po_own' }
  // Held in another currency whose rate changed, so that there is something to revalue.
  await make('POST', '/v1/exchange-rates', {
    rates: [
      { currency: 'SEK', day: '2025-12-30', rate: '0.1' },
      { currency: 'SEK', day: '2025-12-31', rate: '0.2' },
    ],
  })
  const held = { ...inLastYear, date: '2025-12-30', currency: 'SEK' }
  await make('POST', '/v1/manual-entries', held)
  const byHand = await make<{ id: string }>('POST', '/v1/manual-entries', inLastYear)
  const account = { code: `X-${who.slug.slice(0, 18).toUpperCase()}`, name: 'Its own', type: 'expense' }
  return new Map<string, string>([
    ['/v1/manual-entries/{id}', byHand.id],
    [
      '/v1/manual-entries/{id}/attachments/{attachmentId}',
      (await make<{ id: string }>('POST', `/v1/manual-entries/${byHand.id}/attachments`, pngOf(2, 2))).id,
    ],
    [
      '/v1/year-closes/{id}',
      (await make<{ id: string }>('POST', '/v1/year-closes', { endsOn: '2025-12-31' })).id,
    ],
    [
      '/v1/recurring-entries/{id}',
      (await make<{ id: string }>('POST', '/v1/recurring-entries', exampleOf('/v1/recurring-entries'))).id,
    ],
    ['/v1/accounts/{account}', (await make<{ code: string }>('POST', '/v1/accounts', account)).code],
    ['/v1/work-events/{id}', told.id],
    ['/v1/work-event-conflicts/{id}', await first('/v1/work-event-conflicts')],
    ['/v1/work/{id}', told.workId!],
    ['/v1/invoices/{id}', invoice],
    ['/v1/customers/{id}', customerId],
    [
      '/v1/customers/{id}/portal-access/{clientId}',
      (await make<{ id: string }>('POST', `/v1/customers/${customerId}/portal-access`, client)).id,
    ],
    ['/v1/payments/{id}', (await make<{ id: string }>('POST', '/v1/payments', money)).id],
    [
      '/v1/revaluations/{id}',
      (await make<{ id: string }>('POST', '/v1/revaluations', { on: '2025-12-31' })).id,
    ],
    ['/v1/payouts/{id}', (await make<{ id: string }>('POST', '/v1/payouts', payout)).id],
    ['/v1/allocations/{id}', paid.allocations[0]!.id],
    ['/v1/journal-entries/{id}', await first('/v1/journal-entries')],
    ['/v1/api-keys/{id}', await first('/v1/api-keys')],
    [fleetbase, connection.id],
    [
      `${fleetbase}/deliveries/{deliveryId}`,
      await first(`/v1/source-connections/${connection.id}/deliveries`),
    ],
    [
      `${fleetbase}/back-fills/{backFillId}`,
      (
        await make<{ id: string }>('POST', `/v1/source-connections/${connection.id}/back-fills`, {
          since: '2026-01-01',
        })
      ).id,
    ],
    ['/v1/members/{id}', await first('/v1/members')],
    ['/v1/invitations/{id}', (await invited(`ann@${who.slug}.example`)).id],
    ['/v1/mails/{id}', await first('/v1/mails')],
    ['/v1/saved-views/{id}', (await make<{ id: string }>('POST', '/v1/saved-views', view)).id],
    [webhooks, source.id],
    [`${webhooks}/deliveries/{deliveryId}`, await first(`/v1/webhook-sources/${source.id}/deliveries`)],
  ])
}
