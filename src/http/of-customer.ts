import { NO_SUCH } from '../contract/doors/missing.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Tx } from '../store/engine/transaction.ts'
import { customerById } from '../store/reading/customers.ts'

/** Nobody owes nothing: a report that is narrowed to a customer who is not there is refused, where it would be empty. */
export async function refuseUnlessCustomer(
  tx: Tx,
  orgId: string,
  { customer }: { readonly customer?: string | undefined },
): Promise<Refusal | null> {
  if (customer === undefined || (await customerById(tx, orgId, customer))) return null
  return { ...NO_SUCH.customer, pointer: '/customer' }
}
