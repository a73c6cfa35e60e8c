import { type RawBuilder, sql } from 'kysely'
import type { AccountBalance } from '../../domain/ledger/account.ts'
import type { ReceivableItem } from '../../domain/receivables/aging.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { instalmentPlanOf } from '../rows/instalments-json.ts'
import { dueParts } from '../../domain/invoice/instalments.ts'
import { AGREED_DUE, planInForce } from './instalments.ts'
import { customerName, recordedLater } from './known-at.ts'
import { midnight } from './midnight.ts'
import { bills, type Service } from './service.ts'

/** Which balances: at the end of a day, in one currency or all, as the books know them now or knew them at an instant. */
export interface BalancesAsked {
  readonly asOf: string
  readonly currency?: string | undefined
  readonly knownAt?: string | undefined
}

/**
 * Every account's balance at the end of a day (calendar date), from the kept balances: whole months, and the days of
 * the last one; less what was recorded after `knownAt`. Accounts at zero in a currency are left out.
 */
export function trialBalance(
  tx: Tx,
  orgId: string,
  { asOf, currency, knownAt }: BalancesAsked,
): Promise<AccountBalance[]> {
  const month = `${asOf.slice(0, 8)}01`
  const inCurrency = all(when(currency, (code) => sql`currency = ${code}`))
  const unknown = when(
    knownAt,
    (instant) => sql`
      union all
      select account, currency, -amount from ${recordedLater(orgId, instant)} later
      where date <= ${asOf}::date and ${inCurrency}`,
  )
  return tx.all(sql<AccountBalance>`
    select a.code as account, a.name as "accountName", a.type, b.currency, sum(b.balance)::bigint as balance
    from (
      select account, currency, debit - credit as balance from balance_month
      where org_id = ${orgId} and month < ${month}::date and ${inCurrency}
      union all
      select account, currency, debit - credit from balance_day
      where org_id = ${orgId} and date between ${month}::date and ${asOf}::date and ${inCurrency}
      ${unknown ?? sql``}
    ) b join account a on a.org_id = ${orgId} and a.code = b.account
    group by a.code, a.name, a.type, b.currency having sum(b.balance) <> 0
    order by b.currency, a.code`)
}

/** The first day of the month in which the first revenue or expense was posted, of those known by then; null when there is none. */
export async function firstEarnings(
  tx: Tx,
  orgId: string,
  knownAt: string | undefined,
): Promise<string | null> {
  const unknown = when(
    knownAt,
    (instant) => sql`
      union all
      select account, date_trunc('month', date)::date, -1 from ${recordedLater(orgId, instant)} later`,
  )
  const row = await tx.first(sql<{ month: string | null }>`
    select min(known.month) as month from (
      select b.month from (
        select account, month, postings from balance_month where org_id = ${orgId} ${unknown ?? sql``}
      ) b join account a on a.org_id = ${orgId} and a.code = b.account and a.type in ('revenue', 'expense')
      group by b.month having sum(b.postings) > 0) known`)
  return row?.month ?? null
}

/** What Accounts Receivable held for a document, and which it is. */
export interface AgingItem extends ReceivableItem {
  readonly invoiceId: string
  readonly number: string | null
  readonly kind: string
  readonly issuedOn: string
  readonly customerName: string
}

interface ItemsAsked extends Omit<BalancesAsked, 'knownAt'> {
  readonly customerId?: string | undefined
  /** Only documents that bill work of this kind. */
  readonly service?: Service | undefined
  /** Only what is in instalments. */
  readonly inInstalments?: true
}

/**
 * What Accounts Receivable held at the end of a day (calendar date), document by document: the sum of its postings up
 * to it. A document that was a draft on that day is one that was made final later, or never, as a draft that was
 * voided (rule 19). One that was born final was no draft on any day, though it be dated before it was made. What was in
 * instalments on that day is an item for each.
 */
export async function agingItems(
  tx: Tx,
  orgId: string,
  { asOf, currency, customerId, service, inInstalments }: ItemsAsked,
): Promise<AgingItem[]> {
  const items = await tx.all(sql<AgingItem & { readonly plan: unknown }>`
    select i.id as "invoiceId", i.number, i.kind, i.issued_on as "issuedOn", i.customer_id as "customerId",
      ${customerName(orgId, sql`i.customer_id`, undefined)} as "customerName", i.currency, ${AGREED_DUE} as "dueOn", held.amount,
      ${planInForce(orgId, asOf)} as plan,
      ${DRAFT_THEN(sql`i.posted_at`, sql`held.ends`)} as draft
    from (
      select p.invoice_id, sum(p.amount)::bigint as amount,
        ${endOf(orgId, asOf)} as ends
      from posting p
      join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'receivable'
      where p.org_id = ${orgId} and p.invoice_id is not null and p.date <= ${asOf}::date
        and ${all(
          when(currency, (code) => sql`p.currency = ${code}`),
          when(
            inInstalments,
            () => sql`p.invoice_id in (select invoice_id from instalment_plan where org_id = ${orgId})`,
          ),
          when(customerId, (id) => sql`p.invoice_id in (${documentsOf(orgId, id)})`),
        )}
      group by p.invoice_id having sum(p.amount) <> 0
    ) held
    join invoice i on i.org_id = ${orgId} and i.id = held.invoice_id
    where ${all(
      when(customerId, (id) => sql`i.customer_id = ${id}`),
      when(inInstalments, () => sql`i.instalments is not null`),
      when(service, (kind) => bills(orgId, kind)),
    )}`)
  return items.flatMap(partsOf)
}

/** A document with the plan of instalments that was in force, if there was one: an item for each instalment, or itself. */
export function partsOf({ plan, ...item }: AgingItem & { readonly plan: unknown }): AgingItem[] {
  if (plan === null) return [item]
  const { dueOn, amount } = item
  return dueParts({ dueOn, instalments: instalmentPlanOf(plan) }, amount).map((part) => ({
    ...item,
    ...part,
  }))
}

/** The documents of a customer; where it is asked what was known at an instant also those that were theirs as drafts. */
export const documentsOf = (orgId: string, customerId: string, knownAt?: string): RawBuilder<unknown> => sql`
  select id from invoice where org_id = ${orgId} and customer_id = ${customerId}
  ${
    knownAt === undefined
      ? sql``
      : sql`union all select document_id from journal_entry where org_id = ${orgId} and customer_id = ${customerId}`
  }`

/** The instant a day ends where the books are kept. */
export const endOf = (orgId: string, day: string): RawBuilder<unknown> => midnight(orgId, day, 1)

/** Whether `invoice i`, final since then, was a draft when a day ended. */
export const DRAFT_THEN = (postedAt: RawBuilder<unknown>, ends: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${postedAt} is null or (${postedAt} >= ${ends} and ${postedAt} > i.created_at))`

/** Of a document `i`, what may change while it is a draft: as it is, or as it was at an instant. */
export const standingAt = (orgId: string, knownAt: string | undefined): RawBuilder<unknown> =>
  knownAt === undefined ? NOW : thenAt(orgId, knownAt)

const NOW = sql`i.issued_on, ${AGREED_DUE} as due_on, i.posted_at, i.customer_id`

/**
 * The same as it was at an instant. A draft's days are what the first change after it found, and its customer is whom
 * its newest entry of then is about; what was final by then has not changed.
 */
const thenAt = (orgId: string, knownAt: string): RawBuilder<unknown> => sql`
  coalesce(found.before->>'issuedOn', i.issued_on::text)::date as issued_on,
  case when i.instalments is not null and i.posted_at <= ${knownAt}::timestamptz then ${AGREED_DUE}
    -- The day that was agreed: with instalments another than that on which the document falls due next.
    else coalesce(coalesce(found.before->>'agreedDueOn', found.before->>'dueOn')::date, ${AGREED_DUE}) end as due_on,
  case when i.posted_at <= ${knownAt}::timestamptz then i.posted_at end as posted_at,
  case when i.id in (
    select document_id from journal_entry where org_id = ${orgId} and document_id is not null and recorded_at > ${knownAt}::timestamptz)
  then coalesce((
    select e.customer_id from journal_entry e
    where e.org_id = i.org_id and e.document_id = i.id and e.reverses is null and e.recorded_at <= ${knownAt}::timestamptz
    order by e.id desc limit 1), i.customer_id)
  -- Nothing was written of it since, so it is whose it was.
  else i.customer_id end as customer_id
  from (select (
    select h.before from history h
    where h.org_id = i.org_id and h.subject_id = i.id and h.at > ${knownAt}::timestamptz and h.before->>'dueOn' is not null
    order by h.id limit 1) as before offset 0) found`
