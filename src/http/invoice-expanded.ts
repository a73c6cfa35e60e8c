import type { InvoiceExpanded } from '../contract/invoice-expanded.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import type { World } from '../operations/world.ts'
import { presentCustomer } from '../present/customer.ts'
import { presentHistoryLine } from '../present/history.ts'
import { presentEntry } from '../present/journal.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { readCustomer } from '../store/reading/customers.ts'
import { readHistory } from '../store/reading/history.ts'
import { entriesOfDocument } from '../store/reading/journal.ts'
import type { Caller } from './env.ts'
import { MOST_LINES } from './invoice-trail.ts'
import { readInvoiceView } from './invoice-view.ts'
import { placeOf } from './place.ts'

/** A document with what was asked to come along, or that there is none. */
export async function readExpanded(
  world: World,
  caller: Caller,
  id: string,
  expand: string | undefined,
): Promise<InvoiceExpanded | Refusal> {
  const invoice = await readInvoiceView(world, caller, id)
  if (isRefusal(invoice) || expand === undefined) return invoice
  const { orgId } = caller
  const names = new Set(expand.split(','))
  const expanded = await readOrganization(world.db, orgId, async (tx) => {
    const { today } = await placeOf(tx, orgId, world.now())
    const customer = names.has('customer')
      ? await readCustomer(tx, orgId, invoice.customerId, { today })
      : null
    return {
      ...(names.has('entries')
        ? { entries: (await entriesOfDocument(tx, orgId, id)).map(presentEntry) }
        : {}),
      ...(names.has('history')
        ? { history: (await readHistory(tx, orgId, id, { limit: MOST_LINES })).map(presentHistoryLine) }
        : {}),
      ...(customer ? { customer: presentCustomer(customer) } : {}),
    }
  })
  return { ...invoice, expanded }
}
