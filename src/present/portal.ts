import type * as view from '../contract/portal.ts'
import type { PortalClient } from '../contract/portal-client.ts'
import { balanceOf, type Invoice, isLive } from '../domain/invoice/invoice.ts'
import type { OfferedInstalments } from '../domain/invoice/offered-instalments.ts'
import type { PortalSwitches } from '../domain/portal/switches.ts'
import type { VocabularyCode } from '../domain/status/vocabulary.ts'
import type { PortalAccount } from '../operations/portal/sessions.ts'
import type { PortalClientRow } from '../store/portal-clients.ts'
import type { ReadInvoice } from '../store/reading/invoice.ts'
import type { ReadPortalBalance, ReadPortalInvoice } from '../store/reading/portal.ts'
import { numberOf } from './amount.ts'
import { presentLogo } from './logo.ts'
import { presentSeller, sellerShown } from './party.ts'
import { asOwed, presentPublicInvoice } from './public-invoice.ts'
import { presentWord } from './word.ts'

/** Every business's clients read the same words here: pending, paid, overdue (rule 30). */
const WORDS: VocabularyCode = 'charter_client'

/** A client as staff see them. */
export function presentPortalClient(client: PortalClientRow): PortalClient {
  const { id, email, language, invitedAt, invitedBy, enteredAt, lastSeenAt, revokedAt } = client
  const state = revokedAt !== null ? 'revoked' : enteredAt !== null ? 'active' : 'invited'
  return { id, email, language, state, invitedAt, invitedBy, enteredAt, lastSeenAt, revokedAt }
}

const nameOf = ({ client, organization }: PortalAccount): view.PortalSession['accounts'][number] => ({
  id: client.id,
  company: organization.seller.name,
  logo: presentLogo(organization.logo),
  customer: client.customerName,
  email: client.email,
})

export const presentPortalSession = (accounts: readonly PortalAccount[]): view.PortalSession => ({
  accounts: accounts.map(nameOf),
})

export const presentPortalAccount = (
  account: PortalAccount,
  balances: readonly ReadPortalBalance[],
): view.PortalAccount => ({
  ...nameOf(account),
  ...sellerShown(
    { seller: presentSeller(account.organization.seller, account.organization.logo) },
    account.organization.portal.payment,
  ),
  balances: balances.map(({ currency, open, overdue, credit }) => ({
    currency,
    open: numberOf(open),
    overdue: numberOf(overdue),
    credit: numberOf(credit),
  })),
  showsInvoices: account.organization.portal.invoices,
})

/** A document in the list, seen on a day (calendar date). */
export const presentPortalRow = (
  { invoice, work }: ReadPortalInvoice,
  today: string,
): view.PortalInvoiceRow => presentOwed(asOwed(invoice), work, today)

const presentOwed = (invoice: Invoice, work: readonly string[], today: string): view.PortalInvoiceRow => ({
  id: invoice.id,
  kind: invoice.kind,
  number: invoice.number,
  word: presentWord(invoice, today, WORDS),
  currency: invoice.currency,
  issuedOn: invoice.issuedOn,
  dueOn: invoice.dueOn,
  reference: invoice.reference,
  work: [...work],
  total: numberOf(invoice.total),
  balance: numberOf(isLive(invoice) ? balanceOf(invoice) : 0n),
  archived: invoice.archivedAt !== null,
})

/** A document as its customer sees it, on a day (calendar date): what the public page shows, and what was done. */
export const presentPortalInvoice = (
  read: ReadInvoice,
  today: string,
  { pdf, payment }: PortalSwitches,
  offers: readonly OfferedInstalments[],
): view.PortalInvoice => ({
  ...sellerShown(presentPublicInvoice(read, { today, vocabulary: WORDS }), payment),
  id: read.invoice.id,
  work: read.work
    .filter(({ state }) => state !== 'released')
    .map(({ work: { title, reference, occurredOn } }) => ({ title, reference, day: occurredOn })),
  archived: read.invoice.archivedAt !== null,
  offers: offers.map(({ offer: { every }, parts }) => ({
    every,
    parts: parts.map(({ dueOn, amount }) => ({ dueOn, amount: numberOf(amount) })),
  })),
  pdf,
})
