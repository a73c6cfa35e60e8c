import { instant, named, say, workNamed } from '../sentence/say.ts'
import { localDate } from '../../kernel/date.ts'
import { type Invoice, isTouched } from '../invoice/invoice.ts'
import { describeWork } from '../work/describe.ts'
import type { WorkEvent } from '../work/event.ts'
import type { Work, WorkBilling } from '../work/work.ts'
import { heldByDeposits } from './deposits.ts'
import { endInvoice } from './end-invoice.ts'
import { flag } from './flag.ts'
import type { Facts, Moment } from './facts.ts'
import { nothing, steps, type Decision, type Step } from './plan.ts'
import { cancelSale } from './record-sale.ts'

type Cancelled = Extract<WorkEvent, { type: 'order.cancelled' }>

/**
 * An order was cancelled (rule 5): its draft is voided, an unpaid invoice cancelled with reversal, one with money on it
 * only flagged. Twice does nothing more. An order not seen before is remembered as cancelled, so that a late price
 * lock does not bill it.
 */
export function cancelOrder(event: Cancelled, eventId: string, facts: Facts, moment: Moment): Decision {
  const said = describeWork(event)
  const sale = facts.work({ ...said, kind: 'sale' })
  if (sale) return cancelSale(event, sale, facts)
  const known = facts.work(said)
  if (!known) {
    const work: Work = {
      id: moment.newId(),
      kind: said.kind,
      source: said.source,
      externalId: said.externalId,
      reference: said.reference,
      title: said.title,
      customerId: null,
      currency: facts.organization.currency,
      stage: 'cancelled',
      value: 0n,
      occurredOn: localDate(event.occurredAt, facts.organization.timeZone),
      asOf: event.occurredAt,
      priceReference: null,
      eventId,
      review: null,
    }
    return steps([{ do: 'record_work', before: null, after: work }], { workId: work.id })
  }
  const subject = { workId: known.id }
  if (event.occurredAt < known.asOf)
    return nothing(
      say('cancellation_too_old', { work: workNamed(known), instant: instant(known.asOf) }),
      subject,
    )
  if (known.stage === 'cancelled') {
    if (event.occurredAt === known.asOf)
      return nothing(say('work_cancelled_already', { work: workNamed(known) }), subject)
    return steps([{ do: 'record_work', before: known, after: { ...known, asOf: event.occurredAt } }], subject)
  }

  const reason = event.data.reason ?? `${known.title} was cancelled.`
  const ended: Step[] = []
  const flagged: Invoice[] = []
  // A deposit comes after what deducts it: while that stands, so does the deposit.
  const billings = facts.billingsOf(known.id).toSorted((a, b) => isPart(a) - isPart(b))
  for (const billing of billings) {
    const invoice = facts.invoice(billing.invoiceId)!
    if (invoice.kind === 'credit_note' && invoice.stage === 'posted') continue
    const stands =
      facts.billingsOn(invoice.id).length > 1 || isTouched(invoice) || facts.notedOn(invoice.id) > 0n
    const earned =
      invoice.kind === 'deposit' && flagged.some(({ id }) => facts.deductedOn(invoice.id).includes(id))
    if (stands || earned || heldByDeposits(invoice, facts)?.code === 'deposit_was_credited')
      flagged.push(invoice)
    else
      ended.push(
        ...endInvoice(invoice, invoice.stage === 'draft' ? 'void' : 'cancelled', reason, null, facts, moment),
      )
  }
  const after: Work = {
    ...known,
    stage: 'cancelled',
    asOf: event.occurredAt,
    review: flagged.length > 0 ? [say('cancelled_but_billed', { documents: flagged.map(named) })] : null,
  }
  return steps(
    [
      { do: 'record_work', before: known, after },
      ...ended,
      ...flagged.flatMap((invoice) =>
        flag(invoice, say('cancelled_after_billing', { work: workNamed(known) })),
      ),
    ],
    { workId: known.id, invoiceIds: facts.billingsOf(known.id).map((billing) => billing.invoiceId) },
  )
}

const isPart = ({ state }: WorkBilling): number => (state === 'deposit' ? 1 : 0)
