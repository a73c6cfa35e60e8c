import { isShown } from '../../domain/invoice/shown.ts'
import { localDate } from '../../kernel/date.ts'
import { readOrganization } from '../../store/engine/transaction.ts'
import { readInvoice, type ReadInvoice } from '../../store/reading/invoice.ts'
import type { Page, PageAsked } from '../../store/reading/page.ts'
import {
  listPortalInvoices,
  type ReadPortalBalance,
  readPortalBalances,
  type ReadPortalInvoice,
} from '../../store/reading/portal.ts'
import { recordView } from '../record-view.ts'
import type { World } from '../world.ts'
import type { PortalAccount } from './sessions.ts'

/** The calendar date where the account's organization is. */
export const todayOf = (world: World, { organization }: PortalAccount): string =>
  localDate(world.now(), organization.timeZone)

/** What the account's customer owes on documents they may see, and what is kept for them. */
export function balancesOf(world: World, account: PortalAccount): Promise<ReadPortalBalance[]> {
  const { orgId, client } = account
  return readOrganization(world.db, orgId, (tx) =>
    readPortalBalances(tx, orgId, client.customerId, todayOf(world, account)),
  )
}

/** The documents the account's customer may see (rule 30); none while the organization shows none. */
export async function documentsOf(
  world: World,
  { orgId, client, organization }: PortalAccount,
  asked: PageAsked & { readonly q?: string | undefined },
): Promise<Page<ReadPortalInvoice>> {
  if (!organization.portal.invoices) return { rows: [], nextCursor: null }
  const { customerId } = client
  return readOrganization(world.db, orgId, (tx) => listPortalInvoices(tx, orgId, { ...asked, customerId }))
}

/** One of them. Null, the same for each, when there is none, it is another customer's, or they may not see it. */
export async function documentOf(
  world: World,
  { orgId, client, organization }: PortalAccount,
  id: string,
): Promise<ReadInvoice | null> {
  if (!organization.portal.invoices) return null
  const read = await readOrganization(world.db, orgId, (tx) => readInvoice(tx, orgId, id))
  if (!read || read.invoice.customerId !== client.customerId) return null
  return isShown(read.invoice, read.profile) ? read : null
}

/** Records that a client saw a document in the portal (rule 18); the first time counts. */
export async function seeInPortal(
  world: World,
  { orgId, client }: PortalAccount,
  { invoice }: ReadInvoice,
): Promise<void> {
  if (invoice.viewedAt !== null) return
  await recordView(world, orgId, { name: client.email, role: 'viewer' }, { invoiceId: invoice.id })
}
