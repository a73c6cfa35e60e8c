import type { BillhookClient } from '../client/client.ts'
import type { Invoice } from '../contract/invoice.ts'
import type { Organization } from '../contract/organization.ts'
import type { WorkEvent, WorkEventAnswer } from '../contract/work-event.ts'
import { localDate } from '../kernel/date.ts'
import { formatMoneyWith } from '../kernel/money.ts'
import type { DeskAct } from './desk.ts'
import { saidBy } from './said.ts'

/** An act that was answered, as people read it. */
export interface Deed {
  readonly outcome: 'done' | 'nothing' | 'refused' | 'failed'
  /** What was told or done. */
  readonly said: string
  /** What came of it. */
  readonly did: string | null
  /** The document it made or was about. */
  readonly invoiceId: string | null
  /** How many documents it made. */
  readonly made: number
}

/** Tells an event. Throws `BillhookProblem`. */
export async function tell(
  client: BillhookClient,
  event: WorkEvent,
): Promise<{ deed: Deed; answer: WorkEventAnswer }> {
  const answer = await client.post('/v1/work-events', { body: event })
  const drafted = answer.steps.find((step) => /^(Drafted|Made) /.test(step))
  const deed = {
    outcome: answer.outcome,
    said: saidBy(event),
    did: drafted ?? answer.reason ?? answer.steps.at(-1) ?? null,
    invoiceId: answer.invoiceIds[0] ?? null,
    // The documents of a cancelled order are those it ended.
    made: event.type === 'order.cancelled' ? 0 : answer.invoiceIds.length,
  }
  return { deed, answer }
}

interface Surroundings {
  readonly client: BillhookClient
  readonly organization: Organization
  /** Milliseconds since 1970. */
  readonly now: number
  readonly paymentId: string
}

/** Does what a person does with a document, through the API; answers with the document as it stands then. Throws `BillhookProblem`. */
export async function carryOutDeskAct(
  act: DeskAct,
  around: Surroundings,
): Promise<{ deed: Deed; invoice: Invoice | null }> {
  const { client, organization } = around
  switch (act.act) {
    case 'invoice': {
      const invoice = await client.post('/v1/invoices', { body: { works: [act.workId] } })
      return {
        deed: deedOf(`${act.work} was put on an invoice for ${invoice.buyer.name}.`, invoice, 1),
        invoice,
      }
    }
    case 'finish': {
      const { door, verb } = FINISHING[organization.profile.finalWhen]
      const invoice = await client.post(door, { params: { id: act.invoiceId }, body: {} })
      return { deed: deedOf(`${nameOf(invoice)} ${verb} ${invoice.buyer.name}.`, invoice), invoice }
    }
    case 'pay':
      return { deed: await pay(act, around), invoice: null }
  }
}

/** How each kind of business finishes a document, and what is then said. */
const FINISHING = {
  sent: { door: '/v1/invoices/{id}/sending', verb: 'was sent to' },
  confirmed: { door: '/v1/invoices/{id}/confirmation', verb: 'was confirmed for' },
  published: { door: '/v1/invoices/{id}/publication', verb: 'was published to' },
  created: { door: '/v1/invoices/{id}/sending', verb: 'was sent to' },
} as const satisfies Record<Organization['profile']['finalWhen'], unknown>

async function pay(
  { bill, amount }: Extract<DeskAct, { act: 'pay' }>,
  { client, organization, now, paymentId }: Surroundings,
): Promise<Deed> {
  await client.post('/v1/payments', {
    body: {
      provider: 'simulator',
      providerId: paymentId,
      currency: bill.currency,
      amount,
      receivedOn: localDate(now, organization.timeZone),
      method: 'bank_transfer',
      reference: bill.name,
      allocations: [{ invoiceId: bill.invoiceId }],
    },
  })
  return {
    outcome: 'done',
    said: `${bill.customer} paid ${formatMoneyWith('code', BigInt(amount), bill.currency)} on ${bill.name}.`,
    did: amount < bill.balance ? 'A part of it; the rest is open.' : 'Nothing is open on it.',
    invoiceId: bill.invoiceId,
    made: 0,
  }
}

const nameOf = ({ number }: Invoice): string => number ?? 'An invoice'

function deedOf(said: string, invoice: Invoice, made = 0): Deed {
  const total = formatMoneyWith('code', BigInt(invoice.total), invoice.currency)
  return {
    outcome: 'done',
    said,
    did: `${nameOf(invoice)} over ${total}: ${invoice.word.label}.`,
    invoiceId: invoice.id,
    made,
  }
}
