import { setTimeout as sleep } from 'node:timers/promises'
import { BillhookClient, BillhookProblem } from '../../src/client/index.ts'
import type { WorkEvent } from '../../src/contract/work-event.ts'

/** One thing a business does, and what of it is answered that must be so again. */
type Act = (client: BillhookClient, done: Done, key: string) => Promise<string>

/** Ids of what was made so far, by the names the business gave it. */
interface Done {
  readonly invoices: Map<string, string>
}

const DAY = (n: number): string => new Date(Date.UTC(2026, 0, 1 + (n % 28), 9)).toISOString()

/** The nth event: an order is priced. */
export function priced(order: string, amount: number, n: number): WorkEvent {
  return {
    source: 'dispatch',
    id: `priced-${order}-${n}`,
    type: 'order.priced',
    occurredAt: DAY(n),
    data: {
      order: { id: order },
      currency: 'USD',
      customer: { id: `customer-${n % 7}`, name: `Customer ${n % 7}` },
      quote: { id: `quote-${order}-${n}`, amount, items: [{ description: 'Delivery', amount }] },
      tax: { rate: '8.25' },
    },
  }
}

const telling =
  (order: string, amount: number, n: number): Act =>
  async (client, done) => {
    const answer = await client.post('/v1/work-events', { body: priced(order, amount, n) })
    done.invoices.set(order, answer.invoiceIds.at(-1)!)
    return answer.outcome
  }
const sending =
  (order: string): Act =>
  async (client, done, idempotencyKey) => {
    const params = { id: done.invoices.get(order)! }
    const answer = await client.post('/v1/invoices/{id}/sending', { params, body: {}, idempotencyKey })
    return answer.word.word
  }
const paying =
  (order: string, amount: number): Act =>
  async (client, done, idempotencyKey) => {
    const body = {
      currency: 'USD',
      amount,
      receivedOn: '2026-02-01',
      method: 'card' as const,
      allocations: [{ invoiceId: done.invoices.get(order)! }],
    }
    return String((await client.post('/v1/payments', { body, idempotencyKey })).amount)
  }

/** The nth thing the business does: it prices, prices again, sends and gets paid. Always the same for the same n. */
function actOf(n: number): Act {
  const order = `order-${Math.floor(n / 4)}`
  const amount = 1000 + ((n * 7919) % 90_000)
  if (n % 4 === 0) return telling(order, amount, n)
  if (n % 4 === 1) return telling(order, amount + 500, n)
  if (n % 4 === 2) return sending(order)
  return paying(order, 500 + (n % 400))
}

/** Whoever does business asks again for so long when nobody answers. */
const PATIENCE_MS = 60_000

/**
 * Does the first `many` things, one after the other, each asked again under its own key until it is answered, whatever
 * happens to the server meanwhile. `onAnswer` hears of each answer.
 */
export async function doBusiness(
  client: BillhookClient,
  many: number,
  onAnswer: (n: number, answer: string) => void = () => {},
): Promise<void> {
  const done: Done = { invoices: new Map() }
  for (let n = 0; n < many; n++) {
    const from = performance.now()
    for (;;) {
      try {
        onAnswer(n, await actOf(n)(client, done, `act-${n}`))
        break
      } catch (err) {
        const nobodyAnswered = err instanceof BillhookProblem && (err.status === 0 || err.status === 503)
        if (!nobodyAnswered || performance.now() - from > PATIENCE_MS) throw err
        await sleep(25)
      }
    }
  }
}

/** What a business has in its books, without ids: documents, entries and balances, in their order. */
export async function booksOf(client: BillhookClient): Promise<unknown> {
  const invoices = []
  for (let cursor: string | undefined; ;) {
    const page = await client.get('/v1/invoices', { query: { limit: '200', ...(cursor ? { cursor } : {}) } })
    for (const { number, word, total, balance, issuedOn, dueOn } of page.items)
      invoices.push({ number, word: word.word, total, balance, issuedOn, dueOn })
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  const entries = []
  for (let cursor: string | undefined; ;) {
    const page = await client.get('/v1/journal-entries', {
      query: { limit: '200', ...(cursor ? { cursor } : {}) },
    })
    for (const { date, kind, description, postings } of page.items)
      entries.push(JSON.stringify({ date, kind, description, postings }).replaceAll(/[0-9a-f-]{36}/g, 'id'))
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  const trialBalance = await client.get('/v1/reports/trial-balance', { query: { asOf: '2027-12-31' } })
  return {
    invoices: invoices.sort((a, b) => (String(a.number) < String(b.number) ? -1 : 1)),
    entries: entries.sort(),
    trialBalance,
  }
}
