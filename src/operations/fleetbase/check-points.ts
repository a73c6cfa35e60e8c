import type { LastWebhook } from '../../store/deliveries.ts'
import type { FleetbaseFault, FleetbaseUnreachable } from './ports.ts'

/** One thing a check looks at. `passed` is null where it could not be found out, or does not matter. */
export interface CheckPoint {
  readonly point: 'reachable' | 'key' | 'environment' | 'orders' | 'purchase_rates' | 'webhook' | 'signature'
  readonly passed: boolean | null
  /** A sentence for people. */
  readonly says: string
  readonly remedy: string | null
}

type Answer = FleetbaseUnreachable | null

const passed = (point: CheckPoint['point'], says: string): CheckPoint => ({
  point,
  passed: true,
  says,
  remedy: null,
})
const open = (point: CheckPoint['point'], says: string, remedy: string | null = null): CheckPoint => ({
  point,
  passed: null,
  says,
  remedy,
})
const failed = (point: CheckPoint['point'], says: string, remedy: string): CheckPoint => ({
  point,
  passed: false,
  says,
  remedy,
})

const NOT_HERE = new Set<FleetbaseFault>(['silent', 'elsewhere'])

/** What asking for both lists says: null for one that was answered. The rates are undefined where nobody asked. */
export function pointsOfApi(orders: Answer, rates: Answer | undefined): CheckPoint[] {
  const untried = 'It was not tried.'
  if (orders && NOT_HERE.has(orders.fault)) {
    const remedy =
      orders.fault === 'silent'
        ? 'See that Fleetbase runs and that this machine may reach its address.'
        : "Enter the address of Fleetbase's API, such as https://api.fleetbase.io, not the one of its console: end this connection and connect it again under the same source."
    return [
      failed('reachable', orders.message, remedy),
      open('key', untried),
      open('orders', untried),
      open('purchase_rates', untried),
    ]
  }
  const reachable = passed('reachable', 'Fleetbase answers.')
  if (orders?.fault === 'key') {
    const remedy =
      'Make a new API credential in Fleetbase (Developers → API keys), end this connection, and connect it again under the same source.'
    return [
      reachable,
      failed('key', orders.message, remedy),
      open('orders', untried),
      open('purchase_rates', untried),
    ]
  }
  const isAccepted = orders === null || orders.fault === 'may_not' || rates === null
  return [
    reachable,
    isAccepted ? passed('key', 'The API key is accepted.') : open('key', 'Fleetbase did not say.'),
    pointOfList('orders', 'Orders', orders),
    rates === undefined
      ? open('purchase_rates', untried)
      : pointOfList('purchase_rates', 'Purchase rates', rates),
  ]
}

function pointOfList(point: 'orders' | 'purchase_rates', name: string, answer: Answer): CheckPoint {
  if (answer === null) return passed(point, `${name} can be listed.`)
  const remedy =
    answer.fault === 'may_not'
      ? `Let this API key read ${name.toLowerCase()} in Fleetbase.`
      : 'Try again later; when it stays so, look at the log of Fleetbase.'
  return failed(point, answer.message, remedy)
}

/** Which environment a key sees: it says so in its first letters. */
export function environmentOf(apiKey: string): CheckPoint {
  if (apiKey.startsWith('flb_live_')) return passed('environment', 'The key is of the live environment.')
  if (apiKey.startsWith('flb_test_')) {
    return open(
      'environment',
      'The key is of the test environment: only test orders are seen.',
      'For real orders, connect with a key that begins with flb_live_.',
    )
  }
  return open('environment', 'The key does not say which environment it is of.')
}

/** What the last webhook says. `signed`: whether webhooks must be signed. */
export function pointsOfWebhook(last: LastWebhook | undefined, signed: boolean): CheckPoint[] {
  if (!last) {
    return [
      failed(
        'webhook',
        'No webhook has ever arrived.',
        'Add a webhook in Fleetbase (Developers → Webhooks) to the address that was shown when this was connected. Who lost it ends the connection and connects again under the same source. Until then changes are found by polling.',
      ),
      open('signature', 'There is no webhook to look at.'),
    ]
  }
  const webhook = passed(
    'webhook',
    `The last webhook arrived at ${last.received_at.slice(0, 19)}Z (${last.event}).`,
  )
  return [webhook, pointOfSignature(last, signed)]
}

function pointOfSignature(last: LastWebhook, signed: boolean): CheckPoint {
  if (!signed) {
    return open('signature', 'Signatures are not looked at: this connection has no signing secret.')
  }
  if (last.signature === 'valid') return passed('signature', 'Its signature was valid.')
  if (last.turned_away) {
    return failed(
      'signature',
      last.reason ?? 'It was turned away.',
      'Connect again with the secret of the API credential that makes the changes; what was turned away can be replayed.',
    )
  }
  return open('signature', 'It came from the console of Fleetbase, which signs with a word everybody knows.')
}
