import type { Tx } from '../../store/engine/transaction.ts'
import { listPortalClients, type PortalClientRow } from '../../store/portal-clients.ts'
import { organizationSettings } from '../../store/reading/organizations.ts'

/** The clients of a customer who see its documents in the portal; none while the organization shows none there. */
export async function clientsToTell(
  tx: Tx,
  orgId: string,
  customerId: string,
): Promise<readonly PortalClientRow[]> {
  const organization = await organizationSettings(tx, orgId)
  return organization?.portal.invoices ? listPortalClients(tx, orgId, customerId) : []
}
