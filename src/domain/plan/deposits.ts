import { named, say } from '../sentence/say.ts'
import { assert } from '../../kernel/assert.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { deferredOf } from '../invoice/deferred.ts'
import { type Deducted, type Deposit, leftOf, lessDeposits, wholeOf } from '../invoice/deposits.ts'
import { amountsOf, type Content } from '../invoice/document.ts'
import { type Invoice, isLive } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { isTaxedAlike, termsOf } from '../invoice/tax-terms.ts'
import type { TaxGroup } from '../invoice/totals.ts'
import { billingSteps } from './billing-steps.ts'
import type { Facts } from './facts.ts'
import { noteInvoice } from './note.ts'
import type { Step } from './plan.ts'

/** What a whole is of: pieces of work, a document, or both; and documents that deduct nothing any more once the plan is carried out. */
export interface WholeOf {
  readonly workIds: readonly string[]
  readonly invoiceId: string | null
  readonly besides: readonly string[]
}

/** The whole that a document bills. */
export const wholeBilledOn = (invoice: Invoice, facts: Facts): WholeOf => ({
  workIds: facts.billingsOn(invoice.id).map(({ workId }) => workId),
  invoiceId: invoice.id,
  besides: [invoice.id],
})

/** The deposits there are for a whole, and drafts of them, that no other document deducts; in the order they were made. */
export function liveDeposits({ workIds, invoiceId, besides }: WholeOf, facts: Facts): Deposit[] {
  const ofWorks = workIds.flatMap((id) => facts.billingsOf(id)).map((billing) => billing.invoiceId)
  const ids = new Set([...ofWorks, ...(invoiceId === null ? [] : facts.depositsOn(invoiceId))])
  return [...ids].toSorted().flatMap((id) => {
    const deposit = facts.invoice(id)
    if (deposit?.kind !== 'deposit' || !isLive(deposit)) return []
    const elsewhere = facts.deductedOn(id).some((on) => !besides.includes(on) && earns(on, facts))
    return elsewhere ? [] : [depositOf(deposit, facts)]
  })
}

/** The deposits that the whole is billed less of: those that are final. */
export const openDeposits = (of: WholeOf, facts: Facts): Deposit[] =>
  liveDeposits(of, facts).filter(({ deposit }) => deposit.stage === 'posted')

function depositOf(deposit: Invoice, facts: Facts): Deposit {
  const known = facts.correctionsOf(deposit.id)
  assert(known, `what deposit ${deposit.id} bills was not read`)
  return { deposit, lines: known.lines, notes: known.notes }
}

/** Whether a document that deducts deposits still does: one that was credited whole gave them back. */
function earns(id: string, facts: Facts): boolean {
  const invoice = facts.invoice(id)
  if (!invoice || !isLive(invoice)) return false
  return invoice.total === 0n || leftToCredit(invoice, facts) > 0n
}

const leftToCredit = (invoice: Invoice, facts: Facts): bigint =>
  (facts.correctionsOf(invoice.id)?.notes ?? []).reduce(
    (left, { note }) => (note.stage === 'posted' ? left - note.total : left),
    invoice.total,
  )

/** The final document that earned a deposit; null while it is deferred. */
export function earnedOn(deposit: Invoice, facts: Facts): Invoice | null {
  const on = facts.deductedOn(deposit.id).find((id) => earns(id, facts))
  const invoice = on === undefined ? null : facts.invoice(on)
  return invoice?.stage === 'posted' ? invoice : null
}

/** A final document that bills the whole a deposit was asked for, and that no credit note took back whole. */
export function wholeBilledBy(of: WholeOf, facts: Facts): Invoice | null {
  const ids = [
    ...of.workIds
      .flatMap((id) => facts.billingsOf(id))
      .flatMap((one) => (one.state === 'final' ? one.invoiceId : [])),
    ...(of.invoiceId === null ? [] : [of.invoiceId]),
  ]
  const billing = ids.flatMap((id) => facts.invoice(id) ?? [])
  return (
    billing.find((one) => one.stage === 'posted' && one.kind === 'invoice' && earns(one.id, facts)) ?? null
  )
}

/**
 * Null where what is left of deposits is for a customer and in a currency, else why whoever bills their whole cannot
 * deduct them: the work was told anew for another customer or in another currency.
 */
export function refuseOthersDeposits(
  deposits: readonly Deposit[],
  to: Pick<Invoice, 'customerId' | 'currency'>,
): Refusal | null {
  const other = deposits.find((one) => !isFor(one.deposit, to) && leftOf(one).length > 0)?.deposit
  if (!other) return null
  const values = { invoiceId: other.id }
  const remedy = other.stage === 'draft' ? 'Void that deposit first.' : 'Credit that deposit first.'
  if (other.customerId !== to.customerId)
    return refuse('customer_mixed', 9, `${nameOf(other)} is for another customer.`, { values, remedy })
  return refuse(
    'currency_mixed',
    12,
    `${nameOf(other)} is in ${other.currency}; the document is in ${to.currency}.`,
    { values, remedy },
  )
}

const isFor = (deposit: Invoice, to: Pick<Invoice, 'customerId' | 'currency'>): boolean =>
  deposit.customerId === to.customerId && deposit.currency === to.currency

/**
 * A whole less the deposits there are for it. Refused: deposits_exceed_whole, deposit_over_more_work, customer_mixed and
 * currency_mixed.
 */
export function lessOpenDeposits(
  whole: Content,
  of: WholeOf,
  how: Pick<Invoice, 'customerId' | 'currency' | 'pricesIncludeTax'>,
  facts: Facts,
): { content: Content; deducted: readonly Deducted[] } | Refusal {
  const deposits = openDeposits(of, facts)
  const others = refuseOthersDeposits(deposits, how)
  if (others) return others
  for (const { deposit } of deposits) {
    const more = facts.billingsOn(deposit.id).find(({ workId }) => !of.workIds.includes(workId))
    if (!more) continue
    return refuse(
      'deposit_over_more_work',
      9,
      `${nameOf(deposit)} is for ${facts.workById(more.workId)!.title} too, which is not on this document.`,
      { pointer: '/works', remedy: 'Bill the works together, or credit the deposit.' },
    )
  }
  return lessDeposits(whole, deposits, how)
}

/** What keeps which lines of a document are deducted for which deposit. */
export const deductSteps = ({ id, revision }: Invoice, deducted: readonly Deducted[]): Step[] =>
  deducted.length === 0
    ? []
    : [{ do: 'deduct', deductions: deducted.map((one) => ({ ...one, invoiceId: id, revision })) }]

/**
 * The draft that bills the whole of a deposit follows what becomes of the deposit: it is deducted from when it is final
 * on, as far as no credit note takes it back. `after` is the deposit as it then is, null where it ends. A draft for
 * another customer or in another currency never deducts it. Refused: making it final beside such a one.
 */
export function followDeposit(deposit: Invoice, after: Deposit | null, facts: Facts): Step[] | Refusal {
  const draft = draftOver(deposit, facts)
  if (!draft) return []
  if (!isFor(deposit, draft))
    return deposit.stage === 'draft' && after ? refuseOthersDeposits([{ ...after, deposit }], draft)! : []
  const others = openDeposits(wholeBilledOn(draft, facts), facts).filter(
    (one) => one.deposit.id !== deposit.id,
  )
  const deposits = [...others, ...(after === null ? [] : [after])].toSorted((a, b) =>
    a.deposit.id < b.deposit.id ? -1 : 1,
  )
  const less = lessDeposits(wholeOf(draft, facts.linesOf(draft.id)), deposits, draft)
  if (isRefusal(less)) return less
  const { content, deducted } = less
  const revised: Invoice = { ...draft, ...amountsOf(content), revision: draft.revision + 1 }
  return [
    { do: 'revise_invoice', before: draft, after: revised, lines: content.lines },
    ...deductSteps(revised, deducted),
    ...billingSteps(draft, revised, content, facts),
    noteInvoice(draft, revised, 'edit', say('deduction_followed', { document: named(deposit) })),
  ]
}

/** The draft over the same work, or the one a deposit was asked for on or is deducted on. */
function draftOver(deposit: Invoice, facts: Facts): Invoice | null {
  const ids = [
    ...facts
      .billingsOn(deposit.id)
      .flatMap(({ workId }) => facts.billingsOf(workId))
      .flatMap((one) => (one.state === 'draft' ? one.invoiceId : [])),
    ...facts.deductedOn(deposit.id),
    ...(deposit.originalId === null ? [] : [deposit.originalId]),
  ]
  const drafts = ids.flatMap((id) => facts.invoice(id) ?? [])
  return drafts.find(({ stage, kind }) => stage === 'draft' && kind === 'invoice') ?? null
}

/**
 * A credit note's content with what it takes back unearned. Over a deposit that is all of it, as long as no final document
 * earned it. Over a document that deducts deposits, the note that takes the last of it gives them back: they are unearned
 * again, and may be deducted anew.
 */
export function withDeferred(content: Content, original: Invoice, facts: Facts): Content {
  if (original.kind === 'deposit') {
    if (earnedOn(original, facts)) return content
    return grouped(content, (group) => group.base)
  }
  if (deferredOf(original) === 0n || content.totals.total < leftToCredit(original, facts)) return content
  const left = deductedFrom(original, facts).flatMap(leftOf)
  const missing = left
    .filter(
      (part, at) =>
        !content.totals.groups.some((one) => isTaxedAlike(one, part)) &&
        left.findIndex((one) => isTaxedAlike(one, part)) === at,
    )
    .map((part): TaxGroup => ({ ...termsOf(part), base: 0n, tax: 0n }))
  const all = { ...content, totals: { ...content.totals, groups: [...content.totals.groups, ...missing] } }
  return grouped(all, (group) =>
    left.reduce((sum, one) => (isTaxedAlike(one, group) ? sum - one.net : sum), 0n),
  )
}

const grouped = (content: Content, deferredIn: (group: TaxGroup) => bigint): Content => ({
  ...content,
  totals: {
    ...content.totals,
    groups: content.totals.groups.map(({ deferred: _, ...group }): TaxGroup => {
      const deferred = deferredIn(group)
      return deferred === 0n ? group : { ...group, deferred }
    }),
  },
})

const deductedFrom = (invoice: Invoice, facts: Facts): Deposit[] =>
  openDeposits(wholeBilledOn(invoice, facts), facts).filter(({ deposit }) =>
    facts.deductedOn(deposit.id).includes(invoice.id),
  )

/** Why a document cannot end because of deposits; null where it can. */
export function heldByDeposits(invoice: Invoice, facts: Facts): Refusal | null {
  if (invoice.kind === 'deposit') {
    const on = earnedOn(invoice, facts)
    return on === null
      ? null
      : refuse('deposit_is_deducted', 9, `${nameOf(invoice)} is deducted on ${nameOf(on)}, which is final.`, {
          values: { invoiceId: on.id },
          remedy: 'Credit the deposit instead, or take back that document first.',
        })
  }
  if (invoice.stage !== 'posted' || deferredOf(invoice) === 0n) return null
  if (invoice.kind === 'credit_note')
    return refuse(
      'deposit_is_deducted',
      9,
      'What this credit note took back was a deposit, or gave deposits back.',
      {
        remedy: 'Bill it anew instead.',
      },
    )
  const left = deductedFrom(invoice, facts).flatMap(leftOf)
  if (left.reduce((sum, { net }) => sum + net, deferredOf(invoice)) === 0n) return null
  return refuse('deposit_was_credited', 9, 'A deposit that is deducted on it was credited since.', {
    remedy: 'Credit this document instead.',
  })
}
