import type { Instalment } from '../../domain/invoice/instalments.ts'
import { type OfferedInstalments, offeredInstalments } from '../../domain/invoice/offered-instalments.ts'
import type { ReadInvoice } from '../../store/reading/invoice.ts'
import type { Outcome } from '../outcome.ts'
import { planInstalments } from '../plan-instalments.ts'
import type { World } from '../world.ts'
import { todayOf } from './documents.ts'
import type { PortalAccount } from './sessions.ts'

/** The instalments a client may choose on a document that they see. */
export const offersOn = (
  world: World,
  account: PortalAccount,
  { invoice }: ReadInvoice,
): OfferedInstalments[] => offeredInstalments(invoice, account.organization.profile, todayOf(world, account))

/** A client chooses instalments on a document that they see, as they were offered (rule 17). */
export function chooseInstalments(
  world: World,
  { orgId, client }: PortalAccount,
  { invoice }: ReadInvoice,
  parts: readonly Instalment[],
): Promise<Outcome> {
  return planInstalments(
    world,
    orgId,
    { name: client.email, role: 'viewer' },
    {
      invoiceId: invoice.id,
      parts: parts.map(({ dueOn, amount }) => ({ dueOn, share: { by: 'amount', amount } })),
      reason: null,
      byClient: true,
    },
  )
}
