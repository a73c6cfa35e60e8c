import { Payment, PaymentNew, PaymentPage, PaymentQuery, RefundNew } from '../contract/payment.ts'
import { Id } from '../contract/scalars.ts'
import { z } from '../contract/z.ts'
import { minorOf } from '../domain/work/amounts.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { refundPayment } from '../operations/refund-payment.ts'
import { recordPayment } from '../operations/record-payment.ts'
import type { World } from '../operations/world.ts'
import { paymentOf, presentPayment, presentPaymentRow } from '../present/payment.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listPayments, readPayment } from '../store/reading/payments.ts'
import { door, Made } from './door.ts'
import type { App, Caller } from './env.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Payments'

/** Money that came in. */
export function paymentDoors(app: App, world: World): void {
  const read = (caller: Caller, id: string): Promise<Payment | Refusal> =>
    readOrganization(world.db, caller.orgId, async (tx) => {
      const payment = await readPayment(tx, caller.orgId, id)
      return payment ? presentPayment(payment) : NO_SUCH.payment
    })

  door(
    app,
    {
      method: 'post',
      path: '/v1/payments',
      tag,
      summary: 'Record a payment',
      description:
        'Booked whole, whatever it is for: against the documents it names, else those its reference names, else the oldest due; the rest becomes customer credit. Recorded once per `provider` and `providerId`: told again it answers 200, told differently 409.',
      body: PaymentNew,
      answer: Payment,
      makes: true,
      problems: [404, 409],
    },
    async ({ body, caller }) => {
      const outcome = await recordPayment(world, caller.orgId, caller.actor, paymentOf(body))
      if (outcome.outcome === 'refused') return outcome.refusal
      const id = outcome.subject.paymentId!
      const payment = await read(caller, id)
      return outcome.outcome === 'done' && !outcome.repeated
        ? new Made(payment as Payment, `/v1/payments/${id}`)
        : payment
    },
  )

  door(
    app,
    {
      method: 'post',
      path: '/v1/payments/{id}/refunds',
      tag,
      summary: 'Give money back',
      description:
        'At most what the payment brought there less what was given back of it. The document it had settled is owed again; it reads refunded when all that was paid on it is back.',
      params: z.object({ id: Id }),
      missing: NO_SUCH.payment,
      body: RefundNew,
      answer: Payment,
      makes: true,
    },
    async ({ params, body, caller }) => {
      const outcome = await refundPayment(world, caller.orgId, caller.actor, {
        paymentId: params.id,
        invoiceId: body.invoiceId ?? null,
        amount: minorOf(body.amount),
        refundedOn: body.refundedOn,
        reason: body.reason,
      })
      if (outcome.outcome === 'refused') return outcome.refusal
      const payment = await read(caller, params.id)
      return isRefusal(payment) ? payment : new Made(payment, `/v1/payments/${params.id}`)
    },
  )

  door(
    app,
    {
      method: 'get',
      path: '/v1/payments',
      tag,
      summary: 'List payments',
      description: 'Newest first.',
      query: PaymentQuery,
      answer: PaymentPage,
    },
    async ({ query: { customer, ...page }, caller: { orgId } }) => {
      const list = await readOrganization(world.db, orgId, (tx) =>
        listPayments(tx, orgId, { ...page, customerId: customer }),
      )
      return { items: list.rows.map(presentPaymentRow), nextCursor: list.nextCursor }
    },
  )

  door(
    app,
    {
      method: 'get',
      path: '/v1/payments/{id}',
      tag,
      summary: 'Read a payment',
      description: 'With the documents it settles.',
      params: z.object({ id: Id }),
      missing: NO_SUCH.payment,
      answer: Payment,
    },
    ({ params, caller }) => read(caller, params.id),
  )
}
