import type { Remarks } from '../../domain/sentence/say.ts'
import { type RawBuilder, sql } from 'kysely'
import { positionAt } from '../../domain/status/standing.ts'
import { type VocabularyCode, wordFor } from '../../domain/status/vocabulary.ts'
import { dueParts } from '../../domain/invoice/instalments.ts'
import { instalmentPlanOf } from '../rows/instalments-json.ts'
import type { Tx } from '../engine/transaction.ts'
import { CASH } from './cash-flow.ts'
import { closesYear } from './movements.ts'
import type { Standing } from './standings.ts'

/** What falls due on a day: minor units; drafts apart. */
export interface DueOnDay {
  readonly currency: string
  readonly dueOn: string
  readonly draft: boolean
  readonly amount: bigint
}

/**
 * What Accounts Receivable holds by the day it falls due, from the kept sums, less what is dated after today: what the
 * aged receivables say of today, without asking document by document.
 */
export async function dueByDay(tx: Tx, orgId: string, today: string): Promise<DueOnDay[]> {
  const [days, later] = await Promise.all([
    keptByDay(tx, orgId, today),
    tx.all(sql<Later>`
      select i.currency, i.due_on as "dueOn", i.stage = 'draft' as draft, i.instalments as plan, i.receivable,
        sum(p.amount)::bigint as later
      from account a
      join posting p on p.org_id = a.org_id and p.account = a.code and p.date > ${today}::date and p.invoice_id is not null
      join invoice i on i.org_id = p.org_id and i.id = p.invoice_id and i.instalments is not null
      where a.org_id = ${orgId} and a.role = 'receivable'
      group by i.org_id, i.id`),
  ])
  return [...days, ...later.flatMap(lessLater)]
}

/** A document with instalments of which something is dated after today: minor units. */
interface Later {
  readonly currency: string
  readonly dueOn: string
  readonly draft: boolean
  readonly plan: unknown
  readonly receivable: bigint
  readonly later: bigint
}

/** Its days as they are today, in the place of those that are kept. */
function lessLater({ currency, dueOn, draft, plan, receivable, later }: Later): DueOnDay[] {
  const dated = { dueOn, instalments: instalmentPlanOf(plan) }
  const on = (amount: bigint, sign: bigint): DueOnDay[] =>
    dueParts(dated, amount).map((part) => ({
      currency,
      dueOn: part.dueOn,
      draft,
      amount: sign * part.amount,
    }))
  return [...on(receivable, -1n), ...on(receivable - later, 1n)]
}

function keptByDay(tx: Tx, orgId: string, today: string): Promise<DueOnDay[]> {
  return tx.all(sql<DueOnDay>`
    select currency, due_on as "dueOn", draft, sum(amount)::bigint as amount
    from (
      select currency, due_on, stage = 'draft' as draft, amount from receivable_day where org_id = ${orgId}
      union all
      select p.currency, i.due_on, i.stage = 'draft', -p.amount
      from account a
      join posting p on p.org_id = a.org_id and p.account = a.code and p.date > ${today}::date and p.invoice_id is not null
      join invoice i on i.org_id = p.org_id and i.id = p.invoice_id and i.instalments is null
      where a.org_id = ${orgId} and a.role = 'receivable'
    ) due group by currency, due_on, draft having sum(amount) <> 0`)
}

/** What came into the accounts that are cash, less what went out of them, over some days (calendar dates, both included): the net change of the cash flow. */
export function cashMoved(
  tx: Tx,
  orgId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<{ currency: string; amount: bigint }[]> {
  return tx.all(sql<{ currency: string; amount: bigint }>`
    select b.currency, sum(b.debit - b.credit)::bigint as amount
    from account a join balance_day b on b.org_id = a.org_id and b.account = a.code
    where a.org_id = ${orgId} and ${CASH}
      and b.date between ${from}::date and ${to}::date
    group by b.currency`)
}

/** What the revenue accounts took in each month from one on (calendar dates, the first of the month), closing entries left out. */
export function revenueByMonth(
  tx: Tx,
  orgId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<{ currency: string; month: string; amount: bigint }[]> {
  return tx.all(sql<{ currency: string; month: string; amount: bigint }>`
    select currency, month, sum(amount)::bigint as amount from (
      select b.currency, b.month, b.credit - b.debit as amount
      from account a join balance_month b on b.org_id = a.org_id and b.account = a.code
      where a.org_id = ${orgId} and a.type = 'revenue' and b.month between ${from}::date and ${to}::date
      union all
      select p.currency, date_trunc('month', e.date)::date, p.amount
      from journal_entry e
      join posting p on p.org_id = e.org_id and p.entry_id = e.id
      join account a on a.org_id = p.org_id and a.code = p.account and a.type = 'revenue'
      where e.org_id = ${orgId} and ${closesYear}
        and e.date >= ${from}::date and e.date < ${to}::date + interval '1 month'
    ) taken group by currency, month`)
}

/** Documents under way of one word: how many, what is open on them, and what the drafts among them come to. */
export interface UnderWay {
  readonly currency: string
  readonly word: string
  readonly count: bigint
  readonly open: bigint
  readonly drafts: bigint
  readonly draftTotal: bigint
}

/** Documents that are drafts or owed, by word, from what is kept of where documents stand. */
export async function underWay(
  tx: Tx,
  orgId: string,
  { vocabulary, today }: { readonly vocabulary: VocabularyCode; readonly today: string },
): Promise<UnderWay[]> {
  const rows = await tx.all(sql<Standing & Pick<UnderWay, 'currency' | 'open'> & { readonly total: bigint }>`
    select standing, currency, due_on < ${today}::date as "isPast", sum(documents)::bigint as documents,
      sum(open)::bigint as open, sum(total)::bigint as total
    from invoice_count where org_id = ${orgId} group by 1, 2, 3 having sum(documents) > 0 order by 2, 1, 3`)
  const found = new Map<string, UnderWay>()
  for (const { standing, isPast, currency, documents, open, total } of rows) {
    const position = positionAt(standing, isPast)
    const isDraft = position.stage === 'draft'
    if (!isDraft && open === 0n) continue
    const { word } = wordFor(position, vocabulary)
    const key = `${currency} ${word}`
    const one = found.get(key) ?? { currency, word, count: 0n, open: 0n, drafts: 0n, draftTotal: 0n }
    found.set(key, {
      ...one,
      count: one.count + documents,
      open: one.open + open,
      drafts: one.drafts + (isDraft ? documents : 0n),
      draftTotal: one.draftTotal + (isDraft ? total : 0n),
    })
  }
  return [...found.values()]
}

/** Finished work on no live document: net, minor units. */
export interface Unbilled {
  readonly currency: string
  readonly age: 'week' | 'month' | 'older'
  readonly count: bigint
  readonly amount: bigint
}

export function unbilledWork(
  tx: Tx,
  orgId: string,
  { stages, today }: { readonly stages: readonly string[]; readonly today: string },
): Promise<Unbilled[]> {
  return tx.all(sql<Unbilled>`
    select w.currency, case when w.occurred_on >= ${today}::date - 7 then 'week'
      when w.occurred_on >= ${today}::date - 30 then 'month' else 'older' end as age,
      count(*) as count,
      (sum(w.value) - coalesce(sum(d.amount), 0))::bigint as amount
    from work w
    -- What deposits bill of it is billed.
    left join (select b.work_id, sum(b.amount) as amount from work_billing b
      where b.org_id = ${orgId} and b.state = 'deposit' group by 1) d on d.work_id = w.id
    where w.org_id = ${orgId} and w.kind <> 'sale' and w.stage = any (${[...stages]}::text[])
      and not w.billed
    group by 1, 2`)
}

/** One thing a person should look at. */
export interface ToLookAt {
  readonly id: string
  readonly title: string
  readonly why: Remarks | null
}

export interface AttentionFound {
  readonly kind: 'conflict' | 'correction' | 'document' | 'payment' | 'work' | 'delivery'
  readonly count: bigint
  readonly items: readonly ToLookAt[]
}

const NAMED = 3

/** What needs a person, by kind, each with the newest of it; kinds of which there is nothing are left out. */
export async function needsAttention(tx: Tx, orgId: string): Promise<AttentionFound[]> {
  const found = await Promise.all(
    QUEUES.map(async ([kind, queue]): Promise<AttentionFound> => {
      const rows = await tx.all(sql<ToLookAt & { count: bigint }>`
        select id, title, why, count(*) over () as count from (${queue(orgId)}) found order by id desc limit ${NAMED}`)
      return {
        kind,
        count: rows[0]?.count ?? 0n,
        items: rows.map(({ id, title, why }) => ({ id, title, why })),
      }
    }),
  )
  return found.filter(({ count }) => count > 0n)
}

/** What another system's trouble was, as it was written down. */
const AS_WRITTEN = sql`jsonb_build_array(jsonb_build_object('code', 'as_written', 'parts', jsonb_build_object('text', coalesce(reason, ''))))`

const DOCUMENT = sql`coalesce(i.number, i.reference, i.id::text)`

const QUEUES: readonly (readonly [AttentionFound['kind'], (orgId: string) => RawBuilder<unknown>])[] = [
  [
    'conflict',
    (orgId) => sql`
      select c.event_id as id, e.source || ' ' || e.external_id as title, null::jsonb as why
      from work_event_conflict c join work_event e on e.org_id = c.org_id and e.id = c.event_id
      where c.org_id = ${orgId} and c.resolved_at is null`,
  ],
  [
    'correction',
    (orgId) => sql`
      select i.id, ${DOCUMENT} as title, i.review as why from invoice i
      where i.org_id = ${orgId} and i.stage = 'draft' and i.kind <> 'invoice'`,
  ],
  [
    'document',
    (orgId) => sql`
      select i.id, ${DOCUMENT} as title, i.review as why from invoice i
      where i.org_id = ${orgId} and i.review is not null and i.stage in ('draft', 'posted') and i.kind = 'invoice'`,
  ],
  [
    'payment',
    (orgId) => sql`
      select p.id, coalesce(p.reference, p.provider_id) as title, p.alert as why from payment p
      where p.org_id = ${orgId} and p.alert is not null and p.alert_settled_at is null`,
  ],
  [
    'work',
    (orgId) => sql`
      select w.id, w.title, w.review as why from work w where w.org_id = ${orgId} and w.review is not null`,
  ],
  [
    'delivery',
    (orgId) => sql`
      select connection_id as id, event as title, ${AS_WRITTEN} as why from webhook_delivery
      where org_id = ${orgId} and outcome = 'failed'
      union all
      select source_id, external_id, ${AS_WRITTEN} from webhook_source_delivery
      where org_id = ${orgId} and outcome = 'failed'`,
  ],
]
