import type { Invoice } from '../contract/invoice.ts'
import { assert } from '../kernel/assert.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import type { World } from '../operations/world.ts'
import { presentInvoice } from '../present/invoice.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { readInvoice } from '../store/reading/invoice.ts'
import type { Caller } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { placeOf } from './place.ts'

/** A document as its caller sees it now, or that there is none. */
export function readInvoiceView(world: World, caller: Caller, id: string): Promise<Invoice | Refusal> {
  return readOrganization(world.db, caller.orgId, async (tx) => {
    const place = await placeOf(tx, caller.orgId, world.now())
    const read = await readInvoice(tx, caller.orgId, id)
    return read ? presentInvoice(read, { ...place, role: caller.actor.role }) : NO_SUCH.invoice
  })
}

/** A document just made or changed: it is there. */
export async function invoiceAfter(world: World, caller: Caller, id: string): Promise<Invoice> {
  const view = await readInvoiceView(world, caller, id)
  assert(!isRefusal(view), `invoice ${id} was changed and is not there`)
  return view
}
