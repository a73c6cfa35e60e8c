import { instant, say, workNamed } from '../sentence/say.ts'
import { localDate } from '../../kernel/date.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { contentOf } from '../invoice/document.ts'
import type { Charges } from '../work/charge.ts'
import { chargesOf, customerOf, describeWork } from '../work/describe.ts'
import type { WorkEvent } from '../work/event.ts'
import type { Work } from '../work/work.ts'
import { billWork } from './bill-work.ts'
import type { Facts, Moment } from './facts.ts'
import { nothing, steps, type Decision, type Step } from './plan.ts'

/**
 * Work was priced or done, or told with another stage. It is recorded, and billed as the profile says: offered to
 * people, drafted, or invoiced at once. Telling it again replaces what may still be replaced (rule 4).
 */
export function tellWork(
  event: WorkEvent,
  eventId: string,
  facts: Facts,
  moment: Moment,
): Decision | Refusal {
  const said = describeWork(event)
  const known = facts.work(said)
  const subject = { workId: known?.id }
  if (known && event.occurredAt < known.asOf) {
    return nothing(say('event_too_old', { work: workNamed(known), instant: instant(known.asOf) }), subject)
  }
  if (said.kind === 'order') {
    const sale = facts.work({ ...said, kind: 'sale' })
    if (sale)
      return nothing(say('order_is_sale', { reference: said.reference }), {
        workId: sale.id,
      })
  }
  const ref = customerOf(event)
  const customer = ref ? facts.customerByRef(event.source, ref.id) : null
  if (!customer || !said.currency)
    return refuse('customer_missing', 1, 'The event names no customer.', { pointer: '/data/customer' })

  const charges = chargesOf(event)
  const content = contentOf(
    charges.charges,
    charges.documentDiscount,
    said.currency,
    facts.organization.profile,
  )
  if (isRefusal(content) && content.code !== 'no_lines') return content
  if (known && sameAsBefore(known, charges, said, customer.id, facts)) {
    if (event.occurredAt === known.asOf)
      return nothing(say('price_recorded_already', { work: workNamed(known) }), subject)
    // It prices nothing anew, but it may be called otherwise, and from now on anything older comes too late.
    const { reference, title } = said
    const after = { ...known, reference, title, asOf: event.occurredAt }
    return steps([{ do: 'record_work', before: known, after }], subject)
  }

  const work: Work = {
    id: known?.id ?? moment.newId(),
    kind: said.kind,
    source: said.source,
    externalId: said.externalId,
    reference: said.reference,
    title: said.title,
    customerId: customer.id,
    currency: said.currency,
    stage: said.stage ?? known?.stage ?? 'planned',
    value: isRefusal(content) ? 0n : content.totals.net,
    occurredOn: localDate(event.occurredAt, facts.organization.timeZone),
    asOf: event.occurredAt,
    priceReference: said.priceReference,
    eventId,
    review: null,
  }
  const billed = billWork({
    work,
    known,
    charges,
    content: isRefusal(content) ? null : content,
    customer,
    facts,
    moment,
    eventId,
  })
  if (isRefusal(billed)) return billed
  const list: Step[] = [
    ...(customer.recorded ? [] : [{ do: 'record_customer', customer } as const]),
    { do: 'record_work', before: known, after: { ...work, review: billed.workReview } },
    ...billed.steps,
  ]
  return steps(list, { workId: work.id, invoiceIds: billed.invoiceIds })
}

function sameAsBefore(
  known: Work,
  charges: Charges,
  { priceReference, currency, stage }: ReturnType<typeof describeWork>,
  customerId: string,
  facts: Facts,
): boolean {
  if (
    known.stage === 'cancelled' ||
    known.priceReference !== priceReference ||
    known.currency !== currency ||
    known.customerId !== customerId
  )
    return false
  if (stage !== null && known.stage !== stage) return false
  return fingerprint(chargesOf(facts.chargingEventOf(known))) === fingerprint(charges)
}

const fingerprint = (charges: Charges): string =>
  JSON.stringify(charges, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
