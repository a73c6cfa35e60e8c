import { type RawBuilder, sql } from 'kysely'
import { addDays } from '../../kernel/date.ts'
import type {
  AccountHolding,
  AccountMovement,
  AccountRead,
  StatementDocument,
} from '../../domain/receivables/customer-statement.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { planInForce } from './instalments.ts'
import { isKnown } from './known-at.ts'
import { shown } from './portal.ts'
import { documentsOf, standingAt } from './reports.ts'
import { instalmentPlanOf } from '../rows/instalments-json.ts'

/** Whose account, between which calendar dates (both included), and whether only what the customer may see counts. */
export interface StatementAsked {
  readonly customerId: string
  /** Null: only what stood at the end of `to` is asked for. */
  readonly from: string | null
  readonly to: string
  readonly currency?: string | undefined
  /** As the customer reads it: documents they may not see are left out, and what was paid on them. */
  readonly asClient?: boolean
  /** As the books knew it at this instant, for the staff; now where nothing is said. */
  readonly knownAt?: string | undefined
}

/** What a customer's account held and how it moved. It costs what the customer has, whatever else is in the books. */
export async function readAccount(tx: Tx, orgId: string, asked: StatementAsked): Promise<AccountRead> {
  const { from, to } = asked
  const [before, held, movements, elsewhere] = await Promise.all([
    from === null ? [] : holdings(tx, orgId, asked, addDays(from, -1)),
    holdings(tx, orgId, asked, to),
    from === null ? [] : movementsOf(tx, orgId, asked, from),
    elsewhereOf(tx, orgId, asked),
  ])
  const ids = new Set([...held, ...movements].flatMap(({ invoiceId }) => invoiceId ?? []))
  for (const { documentType, documentId } of movements) if (documentType === 'invoice') ids.add(documentId)
  return { before, held, movements, documents: await documentsTold(tx, orgId, asked, [...ids]), elsewhere }
}

/** The calendar date of an instant where the organization is. */
const dayOf = (orgId: string, instant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${instant} at time zone (select time_zone from organization where org_id = ${orgId}))::date`

/**
 * From which day `invoice i` counts. A draft counts from when it became final, as in the aged receivables (rule 19); one
 * that was born final counts from its own day, though that be before it was made. For the customer it also has to be
 * published, unless what is final is shown.
 */
const countsFrom = (orgId: string, asClient: boolean): RawBuilder<unknown> => sql`greatest(
  case when i.posted_at > i.created_at then ${dayOf(orgId, sql`i.posted_at`)} end,
  ${
    asClient
      ? sql`case when i.published_at > i.created_at and not ${shownWhenFinal(orgId)} then ${dayOf(orgId, sql`i.published_at`)} end`
      : sql`null::date`
  })`

/** That a document is shown as soon as it is final, by the profile it froze. */
const shownWhenFinal = (
  orgId: string,
): RawBuilder<unknown> => sql`(i.profile_version = any (array(select version from organization_version
    where org_id = ${orgId} and profile->>'visibleWhen' = 'final')))`

/** Giving up a debt is our own affair: the customer owes it as before, on the document and on the account (rule 30). */
const isNoWriteOff = sql`not exists (select from journal_entry w
  where w.org_id = p.org_id and w.id = p.entry_id and w.kind in ('write_off', 'write_off_reversal'))`

/** Whether `invoice i` was final, as the books know it now or knew it at an instant: from then on it does not change. */
const isFinal = (knownAt: string | undefined): RawBuilder<unknown> =>
  knownAt === undefined ? sql`i.posted_at is not null` : sql`i.posted_at <= ${knownAt}::timestamptz`

/** The customer's postings as `(entry_id, line, currency, invoice_id, on_credit, amount, day)`, each with the day from which it counts. */
const account = (
  orgId: string,
  { customerId, currency, asClient = false, knownAt }: StatementAsked,
): RawBuilder<unknown> => {
  const inCurrency = all(when(currency, (code) => sql`p.currency = ${code}`))
  const isKnownPosting = all(
    when(
      knownAt,
      () =>
        sql`exists (select from journal_entry e where e.org_id = p.org_id and e.id = p.entry_id and ${isKnown(knownAt)})`,
    ),
  )
  return sql`
    select p.entry_id, p.line, p.currency, p.invoice_id, false as on_credit, p.amount,
      greatest(p.date, ${countsFrom(orgId, asClient)}) as day
    from invoice i
    join posting p on p.org_id = i.org_id and p.invoice_id = i.id and ${inCurrency}
    join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'receivable'
    where i.org_id = ${orgId} and i.customer_id = ${customerId}
      and ${asClient ? sql`${shown(orgId)} and ${isNoWriteOff}` : isFinal(knownAt)} and ${isKnownPosting}
    union all
    select p.entry_id, p.line, p.currency, null, a.role = 'customer_credit', p.amount, p.date
    from journal_entry e
    join posting p on p.org_id = e.org_id and p.entry_id = e.id and p.invoice_id is null and ${inCurrency}
    join account a on a.org_id = p.org_id and a.code = p.account and a.role in ('receivable', 'customer_credit')
    where e.org_id = ${orgId} and e.customer_id = ${customerId}
      and e.kind not in ('revenue_recognition', 'revenue_recognition_reversal') and ${isKnown(knownAt)}`
}

function holdings(tx: Tx, orgId: string, asked: StatementAsked, day: string): Promise<AccountHolding[]> {
  return tx.all(sql<AccountHolding>`
    select h.currency, h.invoice_id as "invoiceId", h.on_credit as "onCredit", sum(h.amount)::bigint as amount
    from (${account(orgId, asked)}) h where h.day <= ${day}::date
    group by 1, 2, 3 having sum(h.amount) <> 0`)
}

function movementsOf(tx: Tx, orgId: string, asked: StatementAsked, from: string): Promise<AccountMovement[]> {
  return tx.all(sql<AccountMovement>`
    select h.currency, h.day, e.document_type as "documentType", e.document_id as "documentId", e.kind, e.description,
      pay.method as "paymentMethod", pay.reference as "paymentReference",
      h.invoice_id as "invoiceId", h.on_credit as "onCredit", h.amount
    from (${account(orgId, asked)}) h join journal_entry e on e.org_id = ${orgId} and e.id = h.entry_id
    left join payment pay on e.document_type = 'payment' and pay.org_id = e.org_id and pay.id = e.document_id
    where h.day between ${from}::date and ${asked.to}::date
    order by h.day, e.id, h.line`)
}

/** What was paid by the end of `to` on documents that did not count on that day. */
async function elsewhereOf(
  tx: Tx,
  orgId: string,
  { customerId, to, currency, asClient = false, knownAt }: StatementAsked,
): Promise<Map<string, bigint>> {
  // A draft may have gone to another customer since.
  const whose =
    knownAt === undefined
      ? sql`i.customer_id = ${customerId}`
      : sql`i.id in (${documentsOf(orgId, customerId, knownAt)}) and known.customer_id = ${customerId}`
  const rows = await tx.all(sql<{ currency: string; amount: bigint }>`
    select p.currency, -sum(p.amount)::bigint as amount
    from invoice i cross join lateral (select ${standingAt(orgId, knownAt)}) known
    join posting p on p.org_id = i.org_id and p.invoice_id = i.id and p.date <= ${to}::date
    join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id and e.document_type = 'payment' and ${isKnown(knownAt)}
    where i.org_id = ${orgId} and ${whose}
      and ${all(when(currency, (code) => sql`p.currency = ${code}`))}
      and (known.posted_at is null or ${countsFrom(orgId, asClient)} > ${to}::date
        ${asClient ? sql`or not (${shown(orgId)})` : sql``})
    group by p.currency having sum(p.amount) <> 0`)
  return new Map(rows.map(({ currency: of, amount }) => [of, amount]))
}

const stageAt = (knownAt: string | undefined): RawBuilder<unknown> =>
  knownAt === undefined
    ? sql`i.stage`
    : sql`case when i.ended_at > ${knownAt}::timestamptz then 'posted' else i.stage end`

/** What is told of documents: all of them are final, so that only how they end and are split was otherwise at an instant. */
async function documentsTold(
  tx: Tx,
  orgId: string,
  { to, asClient = false, knownAt }: StatementAsked,
  ids: readonly string[],
): Promise<Map<string, StatementDocument>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.all(sql<StatementDocument & { readonly instalments: unknown }>`
    select i.id, i.kind, ${stageAt(knownAt)} as stage, i.number, i.reference, i.issued_on as "issuedOn",
      known.due_on as "dueOn", i.total, ${planInForce(orgId, to, knownAt)} as instalments
    from invoice i cross join lateral (select ${standingAt(orgId, knownAt)}) known where i.org_id = ${orgId} and i.id = any(${ids}::uuid[]) and ${asClient ? shown(orgId) : sql`true`}`)
  return new Map(rows.map((row) => [row.id, { ...row, instalments: instalmentPlanOf(row.instalments) }]))
}
