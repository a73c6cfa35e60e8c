import { deferredOf, toldOf } from '../invoice/deferred.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { type AccountShare, namedAccountsOf } from '../invoice/line-accounts.ts'
import type { BillingProfile } from '../profile/profile.ts'
import type { Payment, Refund } from '../receivables/payment.ts'
import type { SaleAmounts } from '../work/storefront-sale.ts'
import type { AccountsByRole } from './account.ts'
import { type EntryContent, negated, type Posting } from './entry.ts'
import type { Payout } from './payout.ts'

export const debit = (account: string, amount: bigint, invoiceId: string | null = null): Posting => ({
  account,
  amount,
  invoiceId,
})
export const credit = (account: string, amount: bigint, invoiceId: string | null = null): Posting => ({
  account,
  amount: -amount,
  invoiceId,
})
export const nonZero = (postings: Posting[]): Posting[] => postings.filter((posting) => posting.amount !== 0n)

/**
 * Dr Accounts receivable, total · Cr Revenue, net · Cr Tax payable. What lines earn on another revenue account goes to that
 * one. What a deposit bills goes to Deferred revenue, and from there to Revenue with the document that deducts it.
 */
export function revenueRecognition(invoice: Invoice, accounts: AccountsByRole): EntryContent {
  const deferred = deferredOf(invoice)
  return {
    kind: 'revenue_recognition',
    date: invoice.issuedOn,
    documentType: 'invoice',
    documentId: invoice.id,
    customerId: invoice.customerId,
    currency: invoice.currency,
    description: nameOf(invoice),
    postings: nonZero([
      debit(accounts.receivable, invoice.total, invoice.id),
      ...earnings(invoice, deferred, accounts).map(({ account, base }) => credit(account, base)),
      credit(accounts.deferred_revenue, deferred),
      credit(accounts.tax_payable, invoice.tax),
    ]),
    taxes: toldOf(invoice.taxGroups),
  }
}

/** What a document earns, or a credit note takes back, on each revenue account: those its lines name, and Revenue. */
function earnings(invoice: Invoice, deferred: bigint, { revenue }: AccountsByRole): readonly AccountShare[] {
  const named = namedAccountsOf(invoice)
  const base = named.reduce((rest, share) => rest - share.base, invoice.net - deferred)
  return [{ account: revenue, base }, ...named]
}

/** Dr Accounts receivable · Cr Opening balance equity: what was open on a document of another system on a day. */
export function openingReceivable(invoice: Invoice, asOf: string, accounts: AccountsByRole): EntryContent {
  return {
    ...revenueRecognition(invoice, accounts),
    kind: 'opening_balance',
    date: asOf,
    postings: [
      debit(accounts.receivable, invoice.total, invoice.id),
      credit(accounts.opening_balance_equity, invoice.total),
    ],
    // The other system's books said what of it is tax.
    taxes: [],
  }
}

/**
 * Dr Revenue · Dr Tax payable · Cr Accounts receivable of the invoice it corrects, as far as that is open; the rest
 * becomes customer credit (rule 25). What it takes back unearned was in Deferred revenue.
 */
export function creditNote(note: Invoice, againstOriginal: bigint, accounts: AccountsByRole): EntryContent {
  const deferred = deferredOf(note)
  return {
    kind: 'credit_note',
    date: note.issuedOn,
    documentType: 'invoice',
    documentId: note.id,
    customerId: note.customerId,
    currency: note.currency,
    description: nameOf(note),
    postings: nonZero([
      ...earnings(note, deferred, accounts).map(({ account, base }) => debit(account, base)),
      debit(accounts.deferred_revenue, deferred),
      debit(accounts.tax_payable, note.tax),
      credit(accounts.receivable, againstOriginal, note.originalId),
      credit(accounts.customer_credit, note.total - againstOriginal),
    ]),
    taxes: negated(toldOf(note.taxGroups)),
  }
}

/** Where money of a method is until it is at hand or at the bank: with the gateway, where it is paid out later, else in cash. */
export const heldIn = (
  method: string,
  { clearingMethods = [] }: Pick<BillingProfile, 'clearingMethods'>,
  accounts: AccountsByRole,
): string => (clearingMethods.includes(method) ? accounts.gateway_clearing : accounts.cash)

/**
 * Dr Cash, or Gateway clearing · Cr Accounts receivable for each invoice it settles · excess Cr Customer credit (rule 23); what was tolerated to
 * differ goes to Payment differences.
 */
export function invoicePayment(
  payment: {
    id: string
    customerId: string
    currency: string
    amount: bigint
    unapplied: bigint
    receivedOn: string
    reference: string | null
    method: string
  },
  allocations: readonly { invoiceId: string; amount: bigint; difference?: bigint }[],
  accounts: AccountsByRole,
  into: string = accounts.cash,
): EntryContent {
  return {
    kind: 'invoice_payment',
    date: payment.receivedOn,
    documentType: 'payment',
    documentId: payment.id,
    customerId: payment.customerId,
    currency: payment.currency,
    description: `Payment ${payment.reference ?? `by ${payment.method.replaceAll('_', ' ')}`}`,
    postings: nonZero([
      debit(into, payment.amount),
      debit(
        accounts.payment_differences,
        allocations.reduce((sum, { difference = 0n }) => sum + difference, 0n),
      ),
      ...allocations.map((allocation) =>
        credit(accounts.receivable, allocation.amount, allocation.invoiceId),
      ),
      credit(accounts.customer_credit, payment.unapplied),
    ]),
  }
}

/** Dr Accounts receivable of the document it had settled, which is open again, or Customer credit · Cr Cash, or Gateway clearing (rule 24). */
export function refundOf(
  refund: Refund,
  payment: Pick<Payment, 'customerId' | 'reference' | 'method'>,
  accounts: AccountsByRole,
  outOf: string = accounts.cash,
): EntryContent {
  return {
    kind: 'refund',
    date: refund.refundedOn,
    documentType: 'payment',
    documentId: refund.id,
    customerId: payment.customerId,
    currency: refund.currency,
    description: `Refund of payment ${payment.reference ?? `by ${payment.method.replaceAll('_', ' ')}`}`,
    postings: [
      refund.invoiceId === null
        ? debit(accounts.customer_credit, refund.amount)
        : debit(accounts.receivable, refund.amount, refund.invoiceId),
      credit(outOf, refund.amount),
    ],
  }
}

/** Dr Bank, net · Dr Gateway fees · Cr Gateway clearing, gross. */
export function gatewayPayout(payout: Payout, accounts: AccountsByRole): EntryContent {
  return {
    kind: 'gateway_payout',
    date: payout.paidOn,
    documentType: 'manual',
    documentId: payout.id,
    customerId: null,
    currency: payout.currency,
    description: `Payout ${payout.providerId} of ${payout.provider}`,
    postings: nonZero([
      debit(accounts.bank, payout.net),
      debit(accounts.gateway_fees, payout.fee),
      credit(accounts.gateway_clearing, payout.gross),
    ]),
  }
}

/** Dr Cash, or the collection account until the driver hands it in · Cr Revenue · Cr Tax payable · Cr Tips payable (rule 6). */
export function storefrontSale(
  sale: {
    workId: string
    reference: string
    currency: string
    date: string
    customerId: string | null
    onDelivery: boolean
    amounts: SaleAmounts
  },
  accounts: AccountsByRole,
): EntryContent {
  return {
    kind: 'storefront_sale',
    date: sale.date,
    documentType: 'work',
    documentId: sale.workId,
    customerId: sale.customerId,
    currency: sale.currency,
    description: `Storefront sale ${sale.reference}`,
    postings: nonZero([
      debit(sale.onDelivery ? accounts.collection_clearing : accounts.cash, sale.amounts.total),
      credit(accounts.revenue, sale.amounts.revenue),
      credit(accounts.tax_payable, sale.amounts.tax),
      credit(accounts.tips_payable, sale.amounts.tips),
    ]),
  }
}

/** Dr Cash · Cr the collection account: the driver handed in what a cash-on-delivery sale brought. */
export function cashCollected(
  sale: {
    workId: string
    reference: string
    currency: string
    date: string
    customerId: string | null
    total: bigint
  },
  accounts: AccountsByRole,
): EntryContent {
  return {
    kind: 'cash_collected',
    date: sale.date,
    documentType: 'work',
    documentId: sale.workId,
    customerId: sale.customerId,
    currency: sale.currency,
    description: `Cash collected for ${sale.reference}`,
    postings: [debit(accounts.cash, sale.total), credit(accounts.collection_clearing, sale.total)],
  }
}

const NOUN = {
  invoice: 'Invoice',
  supplement: 'Supplement',
  credit_note: 'Credit note',
  deposit: 'Deposit invoice',
} as const

/** "Invoice INV-2026-00001", as journals and histories name a document. */
export function nameOf(invoice: Pick<Invoice, 'kind' | 'number'>): string {
  return invoice.number ? `${NOUN[invoice.kind]} ${invoice.number}` : `${NOUN[invoice.kind]} (draft)`
}

/** The document that was named so; null where the text names none. */
export function namedAs(name: string): Pick<Invoice, 'kind' | 'number'> | null {
  for (const kind of Object.keys(NOUN) as Invoice['kind'][]) {
    if (!name.startsWith(`${NOUN[kind]} `)) continue
    const rest = name.slice(NOUN[kind].length + 1)
    return { kind, number: rest === '(draft)' ? null : rest }
  }
  return null
}
