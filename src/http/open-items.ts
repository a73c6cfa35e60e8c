import { listOpenItems } from '../contract/doors/open-items.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { numberOf } from '../present/amount.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { readCustomer } from '../store/reading/customers.ts'
import { openItemsOf } from '../store/reading/open-items.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { placeOf } from './place.ts'

/** What a payment may be set against. */
export function openItemDoors(app: App): void {
  door(app, listOpenItems, ({ params: { id }, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { today } = await placeOf(tx, orgId, world.now())
      const read = await readCustomer(tx, orgId, id, { today })
      if (!read) return NO_SUCH.customer
      const items = await openItemsOf(tx, orgId, id)
      return {
        customer: { id, name: read.customer.name },
        items: items.map((item) => ({
          ...item,
          total: numberOf(item.total),
          open: numberOf(item.open),
          instalments: item.instalments.map(({ dueOn, open }) => ({ dueOn, open: numberOf(open) })),
        })),
      }
    }),
  )
}
