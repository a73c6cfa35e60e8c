import { sql } from 'kysely'
import type { AccountBalance } from '../../domain/ledger/account.ts'
import type { ReceivableItem } from '../../domain/receivables/aging.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'

/**
 * Every account's balance at the end of a day (calendar date), from the kept balances: whole months, and the days of
 * the last one. Accounts at zero in a currency are left out.
 */
export function trialBalance(
  tx: Tx,
  orgId: string,
  { asOf, currency }: { readonly asOf: string; readonly currency?: string | undefined },
): Promise<AccountBalance[]> {
  const month = `${asOf.slice(0, 8)}01`
  const inCurrency = all(when(currency, (code) => sql`currency = ${code}`))
  return tx.all(sql<AccountBalance>`
    select a.code as account, a.name as "accountName", a.type, b.currency, sum(b.balance)::bigint as balance
    from (
      select account, currency, debit - credit as balance from balance_month
      where org_id = ${orgId} and month < ${month}::date and ${inCurrency}
      union all
      select account, currency, debit - credit from balance_day
      where org_id = ${orgId} and date between ${month}::date and ${asOf}::date and ${inCurrency}
    ) b join account a on a.org_id = ${orgId} and a.code = b.account
    group by a.code, a.name, a.type, b.currency having sum(b.balance) <> 0
    order by b.currency, a.code`)
}

/** The first day of the month in which the first revenue or expense was posted; null when there is none. */
export async function firstEarnings(tx: Tx, orgId: string): Promise<string | null> {
  const row = await tx.first(sql<{ month: string | null }>`
    select min(b.month) as month from balance_month b
    join account a on a.org_id = b.org_id and a.code = b.account and a.type in ('revenue', 'expense')
    where b.org_id = ${orgId}`)
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

/**
 * What Accounts Receivable held at the end of a day (calendar date), document by document: the sum of its postings up
 * to then. A document that was a draft on that day is one that was made final later, or never, as a draft that was
 * voided (rule 19). One that was born final was no draft on any day, though it be dated before it was made.
 */
export function agingItems(
  tx: Tx,
  orgId: string,
  {
    asOf,
    currency,
    customerId,
  }: {
    readonly asOf: string
    readonly currency?: string | undefined
    readonly customerId?: string | undefined
  },
): Promise<AgingItem[]> {
  return tx.all(sql<AgingItem>`
    select i.id as "invoiceId", i.number, i.kind, i.issued_on as "issuedOn", i.customer_id as "customerId", c.name as "customerName", i.currency, i.due_on as "dueOn", held.amount,
      (i.posted_at is null or (i.posted_at >= held.ends and i.posted_at > i.created_at)) as draft
    from (
      select p.invoice_id, sum(p.amount)::bigint as amount,
        (${asOf}::date + 1)::timestamp at time zone (select time_zone from organization where org_id = ${orgId}) as ends
      from posting p
      join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'receivable'
      where p.org_id = ${orgId} and p.invoice_id is not null and p.date <= ${asOf}::date
        and ${all(when(currency, (code) => sql`p.currency = ${code}`))}
      group by p.invoice_id having sum(p.amount) <> 0
    ) held
    join invoice i on i.org_id = ${orgId} and i.id = held.invoice_id
      and ${all(when(customerId, (id) => sql`i.customer_id = ${id}`))}
    join customer k on k.org_id = i.org_id and k.id = i.customer_id
    join customer_version c on c.org_id = k.org_id and c.customer_id = k.id and c.version = k.version`)
}
