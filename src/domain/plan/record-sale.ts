import { say, workNamed } from '../sentence/say.ts'
import { isTouched } from '../invoice/invoice.ts'
import { localDate } from '../../kernel/date.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { EntryContent } from '../ledger/entry.ts'
import { cashCollected, storefrontSale } from '../ledger/posting-rules.ts'
import { customerOf, describeWork } from '../work/describe.ts'
import type { StorefrontSale, WorkEvent } from '../work/event.ts'
import { amountsOfSale } from '../work/storefront-sale.ts'
import type { Work } from '../work/work.ts'
import { endInvoice } from './end-invoice.ts'
import { flag } from './flag.ts'
import type { Facts, Moment } from './facts.ts'
import { nothing, steps, type Decision, type Step } from './plan.ts'

type Sold = Extract<WorkEvent, { type: 'storefront.sale_completed' }>
type Collected = Extract<WorkEvent, { type: 'storefront.cash_collected' }>
type Cancelled = Extract<WorkEvent, { type: 'order.cancelled' }>

/** A storefront checkout completed: it makes no invoice and posts `storefront_sale`, once (rule 6). */
export function recordSale(event: Sold, eventId: string, facts: Facts, moment: Moment): Decision | Refusal {
  const said = describeWork(event)
  const known = facts.work(said)
  if (known)
    return nothing(say('sale_recorded_already', { reference: known.reference }), { workId: known.id })
  const order = facts.work({ ...said, kind: 'order' })
  if (order?.stage === 'cancelled')
    return nothing(say('order_cancelled_before_sale', { reference: order.reference }), { workId: order.id })
  const amounts = amountsOfSale(event.data)
  if (amounts.total < 0n || amounts.revenue < 0n) {
    return refuse(
      'sale_does_not_add_up',
      6,
      `Tax and tips of sale ${said.reference} come to more than its total.`,
      { pointer: '/data/total' },
    )
  }
  const ref = customerOf(event)
  const customer = ref ? facts.customerByRef(event.source, ref.id) : null
  const work: Work = {
    id: moment.newId(),
    kind: 'sale',
    source: said.source,
    externalId: said.externalId,
    reference: said.reference,
    title: said.title,
    customerId: customer?.id ?? null,
    currency: event.data.currency,
    stage: 'completed',
    value: amounts.revenue,
    occurredOn: localDate(event.occurredAt, facts.organization.timeZone),
    asOf: event.occurredAt,
    priceReference: null,
    eventId,
    review: null,
  }
  return steps(
    [
      ...(customer && !customer.recorded ? [{ do: 'record_customer', customer } as const] : []),
      { do: 'record_work', before: null, after: work },
      ...(order ? withoutInvoice(order, facts, moment) : []),
      {
        do: 'say',
        should: {
          documentId: work.id,
          entries: amounts.total === 0n ? [] : [saleEntry(work, event.data, facts)],
        },
      },
    ],
    { workId: work.id },
  )
}

/**
 * A price lock that came before the sale made an invoice: the sale is its own receipt, so the invoice goes; one with money on it
 * or shared with other work is flagged (rules 5, 6).
 */
function withoutInvoice(order: Work, facts: Facts, moment: Moment): Step[] {
  return facts.billingsOf(order.id).flatMap((billing) => {
    const invoice = facts.invoice(billing.invoiceId)!
    if (invoice.kind === 'credit_note' && invoice.stage === 'posted') return []
    if (facts.billingsOn(invoice.id).length > 1 || isTouched(invoice) || facts.notedOn(invoice.id) > 0n) {
      return flag(invoice, say('sale_after_billing', { work: workNamed(order) }))
    }
    return endInvoice(
      invoice,
      invoice.stage === 'draft' ? 'void' : 'cancelled',
      'The order is a storefront sale, which makes no invoice.',
      null,
      facts,
      moment,
    )
  })
}

/** The driver handed in the cash: it moves from the collection account to Cash, once (rule 6). */
export function collectCash(event: Collected, facts: Facts): Decision | Refusal {
  const said = describeWork(event)
  const sale = facts.work(said)
  if (!sale) {
    return refuse(
      'sale_unknown',
      6,
      `No sale ${said.reference} is recorded, so there is no cash to collect for it.`,
      {
        pointer: '/data/order/id',
        remedy: 'Tell of the completed sale first.',
      },
    )
  }
  const subject = { workId: sale.id }
  const data = saleDataOf(sale, facts)
  if (data.payment !== 'cash_on_delivery')
    return nothing(say('sale_paid_at_checkout', { reference: sale.reference }), subject)
  const standing = facts.entriesOf(sale.id)
  if (standing.length === 0)
    return nothing(say('sale_cancelled_nothing', { reference: sale.reference }), subject)
  if (standing.some((entry) => entry.kind === 'cash_collected'))
    return nothing(say('cash_booked_already', { reference: sale.reference }), subject)
  const collected = cashCollected(
    {
      workId: sale.id,
      reference: sale.reference,
      currency: sale.currency,
      customerId: sale.customerId,
      date: localDate(event.occurredAt, facts.organization.timeZone),
      total: amountsOfSale(data).total,
    },
    facts.organization.accounts,
  )
  return steps(
    [
      { do: 'say', should: { documentId: sale.id, entries: [saleEntry(sale, data, facts), collected] } },
      {
        do: 'note',
        line: {
          subjectType: 'work',
          subjectId: sale.id,
          verb: 'collect',
          said: say('cash_handed_in', { reference: sale.reference }),
          reason: null,
          before: null,
          after: null,
        },
      },
    ],
    subject,
  )
}

/** A sale was cancelled: cash still to be collected is reversed, money already taken is only flagged (rule 5). */
export function cancelSale(event: Cancelled, sale: Work, facts: Facts): Decision {
  const subject = { workId: sale.id }
  if (sale.stage === 'cancelled')
    return nothing(say('sale_cancelled_already', { reference: sale.reference }), subject)
  const data = saleDataOf(sale, facts)
  const uncollected =
    data.payment === 'cash_on_delivery' &&
    !facts.entriesOf(sale.id).some((entry) => entry.kind === 'cash_collected')
  const after: Work = {
    ...sale,
    stage: 'cancelled',
    asOf: event.occurredAt,
    review: uncollected ? null : [say('sale_cancelled_late', { reference: sale.reference })],
  }
  return steps(
    [
      { do: 'record_work', before: sale, after },
      ...(uncollected ? [{ do: 'say', should: { documentId: sale.id, entries: [] } } as const] : []),
      {
        do: 'note',
        line: {
          subjectType: 'work',
          subjectId: sale.id,
          verb: 'cancel',
          said: say('sale_cancelled', { reference: sale.reference }),
          reason: event.data.reason ?? null,
          before: { stage: sale.stage },
          after: { stage: 'cancelled' },
        },
      },
    ],
    subject,
  )
}

function saleEntry(work: Work, sale: StorefrontSale, facts: Facts): EntryContent {
  return storefrontSale(
    {
      workId: work.id,
      reference: work.reference,
      currency: work.currency,
      date: work.occurredOn,
      customerId: work.customerId,
      onDelivery: sale.payment === 'cash_on_delivery',
      amounts: amountsOfSale(sale),
    },
    facts.organization.accounts,
  )
}

function saleDataOf(sale: Work, facts: Facts): StorefrontSale {
  const event = facts.chargingEventOf(sale)
  if (event.type !== 'storefront.sale_completed')
    throw new TypeError(`work ${sale.id} is a sale told by ${event.type}`)
  return event.data
}
