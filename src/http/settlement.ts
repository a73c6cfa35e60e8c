import { NO_SUCH } from '../contract/doors/missing.ts'
import * as doors from '../contract/doors/settlement.ts'
import { may } from '../domain/status/role.ts'
import { numberOf } from '../present/amount.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { readInvoice } from '../store/reading/invoice.ts'
import { readSettlement } from '../store/reading/settlement.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** What settled a document. */
export function settlementDoors(app: App): void {
  door(app, doors.readSettlement, ({ params: { id }, caller: { orgId, actor }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const read = await readInvoice(tx, orgId, id)
      if (!read) return NO_SUCH.invoice
      const parts = await readSettlement(tx, orgId, id)
      return {
        currency: read.invoice.currency,
        items: parts.map((part) => ({
          ...part,
          amount: numberOf(part.amount),
          difference: numberOf(part.difference),
        })),
        mayUndo: may(actor.role, 'record_payments'),
      }
    }),
  )
}
