import { NO_SUCH } from '../contract/doors/missing.ts'
import * as doors from '../contract/doors/receivables.ts'
import type { AllocationUndone, CustomerCredit } from '../contract/receivables.ts'
import { minorOf } from '../domain/work/amounts.ts'
import { assert } from '../kernel/assert.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { applyCredit } from '../operations/apply-credit.ts'
import { reinstateInvoice } from '../operations/reinstate-invoice.ts'
import { settleAlert } from '../operations/settle-alert.ts'
import { undoAllocation } from '../operations/undo-allocation.ts'
import type { World } from '../operations/world.ts'
import { writeOffInvoice } from '../operations/write-off-invoice.ts'
import { numberOf } from '../present/amount.ts'
import { presentCredit } from '../present/credit.ts'
import { presentPayment } from '../present/payment.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { type ReadAllocation, readAllocation, readCredit } from '../store/reading/credit.ts'
import { readCustomer } from '../store/reading/customers.ts'
import { readInvoice } from '../store/reading/invoice.ts'
import { readPayment } from '../store/reading/payments.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { invoiceAfter } from './invoice-view.ts'
import { placeOf } from './place.ts'

const amountOf = (amount: number | string | null | undefined): bigint | null =>
  amount == null ? null : minorOf(amount)

/** What happens to money after it came: credit used, allocations undone, balances given up, alerts settled. */
export function receivableDoors(app: App): void {
  const creditOf = (world: World, { orgId }: Caller, id: string): Promise<CustomerCredit | Refusal> =>
    readOrganization(world.db, orgId, async (tx) => {
      const { today } = await placeOf(tx, orgId, world.now())
      const read = await readCustomer(tx, orgId, id, { today })
      if (!read) return NO_SUCH.customer
      return presentCredit({ id, name: read.customer.name }, await readCredit(tx, orgId, id))
    })

  door(app, doors.readCustomerCredit, ({ params, caller, world }) => creditOf(world, caller, params.id))

  door(app, doors.applyCredit, async ({ params: { id }, body, caller, world }) => {
    const outcome = await applyCredit(world, caller.orgId, caller.actor, {
      customerId: id,
      currency: body.currency,
      invoiceId: body.invoiceId ?? null,
      amount: amountOf(body.amount),
      appliedOn: body.appliedOn,
    })
    return outcome.outcome === 'refused' ? outcome.refusal : creditOf(world, caller, id)
  })

  door(app, doors.undoAllocation, async ({ params: { id }, body, caller, world }) => {
    const { undoneOn, reason, moveTo = null } = body
    const input = { allocationId: id, undoneOn, reason, moveTo }
    const outcome = await undoAllocation(world, caller.orgId, caller.actor, input)
    return outcome.outcome === 'refused'
      ? outcome.refusal
      : undone(world, caller, id, { undoneOn, reason, moveTo })
  })

  door(app, doors.writeOffInvoice, async ({ params: { id }, body, caller, world }) => {
    const outcome = await writeOffInvoice(world, caller.orgId, caller.actor, {
      invoiceId: id,
      amount: amountOf(body.amount),
      writtenOffOn: body.writtenOffOn,
      reason: body.reason,
    })
    return outcome.outcome === 'refused' ? outcome.refusal : invoiceAfter(world, caller, id)
  })

  door(app, doors.reinstateInvoice, async ({ params: { id }, body, caller, world }) => {
    const outcome = await reinstateInvoice(world, caller.orgId, caller.actor, { invoiceId: id, ...body })
    return outcome.outcome === 'refused' ? outcome.refusal : invoiceAfter(world, caller, id)
  })

  door(app, doors.settleAlert, async ({ params: { id }, body, caller, world }) => {
    const input = { paymentId: id, remark: body.remark ?? null }
    const outcome = await settleAlert(world, caller.orgId, caller.actor, input)
    if (outcome.outcome === 'refused') return outcome.refusal
    return readOrganization(world.db, caller.orgId, async (tx) => {
      const payment = await readPayment(tx, caller.orgId, id)
      return payment ? presentPayment(payment) : NO_SUCH.payment
    })
  })
}

/** What was taken off, and how the documents stand now. */
function undone(
  world: World,
  { orgId }: Caller,
  id: string,
  { undoneOn, reason, moveTo }: { undoneOn: string; reason: string; moveTo: string | null },
): Promise<AllocationUndone> {
  return readOrganization(world.db, orgId, async (tx) => {
    const allocation = await readAllocation(tx, orgId, id)
    assert(allocation, `allocation ${id} was undone and is not there`)
    const other = moveTo === null ? null : await readInvoice(tx, orgId, moveTo)
    return {
      allocationId: id,
      undoneOn,
      reason,
      currency: allocation.currency,
      amount: numberOf(allocation.amount),
      opened: standing(allocation),
      moved:
        other === null
          ? null
          : standing({
              invoiceId: other.invoice.id,
              number: other.invoice.number,
              open: other.invoice.receivable,
            }),
    }
  })
}

const standing = ({ invoiceId, number, open }: Pick<ReadAllocation, 'invoiceId' | 'number' | 'open'>) => ({
  invoiceId,
  number,
  open: numberOf(open),
})
