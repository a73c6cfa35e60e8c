import * as doors from '../contract/doors/payments.ts'
import { Payment, type PaymentFilterQuery, type PaymentPage } from '../contract/payment.ts'
import type { z } from '../contract/z.ts'
import { minorOf } from '../domain/work/amounts.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { refundPayment } from '../operations/refund-payment.ts'
import { recordPayment } from '../operations/record-payment.ts'
import type { World } from '../operations/world.ts'
import { paymentOf, presentPayment, presentPaymentRow } from '../present/payment.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listPayments, readPayment, totalOfPayments } from '../store/reading/payments.ts'
import { Made } from './answer.ts'
import { csvDoor } from './csv-door.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { amountOf, type ListAsked, sortOf, truthOf } from './list-asked.ts'

/** Money that came in. */
export function paymentDoors(app: App): void {
  const read = (world: World, caller: Caller, id: string): Promise<Payment | Refusal> =>
    readOrganization(world.db, caller.orgId, async (tx) => {
      const payment = await readPayment(tx, caller.orgId, id)
      return payment ? presentPayment(payment) : NO_SUCH.payment
    })

  door(app, doors.recordPayment, async ({ body, caller, world }) => {
    const outcome = await recordPayment(world, caller.orgId, caller.actor, paymentOf(body))
    if (outcome.outcome === 'refused') return outcome.refusal
    const id = outcome.subject.paymentId!
    const payment = await read(world, caller, id)
    return outcome.outcome === 'done' && !outcome.repeated
      ? new Made(payment as Payment, `/v1/payments/${id}`)
      : payment
  })

  door(app, doors.refundPayment, async ({ params, body, caller, world }) => {
    const outcome = await refundPayment(world, caller.orgId, caller.actor, {
      paymentId: params.id,
      invoiceId: body.invoiceId ?? null,
      amount: minorOf(body.amount),
      refundedOn: body.refundedOn,
      reason: body.reason,
    })
    if (outcome.outcome === 'refused') return outcome.refusal
    const payment = await read(world, caller, params.id)
    return isRefusal(payment) ? payment : new Made(payment, `/v1/payments/${params.id}`)
  })

  door(app, doors.listPayments, ({ query, caller, world }) => readPaymentPage(world, caller, query))

  csvDoor(app, doors.exportPayments, doors.listPayments, ({ query, caller, world }) =>
    readPaymentPage(world, caller, query),
  )

  door(app, doors.readPayment, ({ params, caller, world }) => read(world, caller, params.id))
}

type Asked = z.output<typeof PaymentFilterQuery> & ListAsked

/** A page of the payments that a query means, for the list and for its export. */
function readPaymentPage(world: World, { orgId }: Caller, asked: Asked): Promise<PaymentPage> {
  const { limit, cursor, count, sort, customer, credit, alert, amountFrom, amountTo, ...plain } = asked
  const filters = {
    ...plain,
    customerId: customer,
    withCredit: truthOf(credit),
    alerted: truthOf(alert) === true ? (true as const) : undefined,
    amountFrom: amountOf(amountFrom),
    amountTo: amountOf(amountTo),
  }
  return readOrganization(world.db, orgId, async (tx) => {
    const list = await listPayments(tx, orgId, { ...filters, limit, cursor, sort: sortOf(sort) })
    return {
      items: list.rows.map(presentPaymentRow),
      nextCursor: list.nextCursor,
      ...(count === 'true' ? { total: await totalOfPayments(tx, orgId, filters) } : {}),
    }
  })
}
