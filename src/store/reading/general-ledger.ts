import { sql } from 'kysely'
import type { AccountType } from '../../domain/ledger/account.ts'
import { addDays } from '../../kernel/date.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { type EntriesMeant, isMeant } from './entries-meant.ts'
import { customerName, isKnown, recordedLater } from './known-at.ts'
import { closingEntries, closingsIn } from './movements.ts'
import { narrowedBalances } from './narrowed-balances.ts'
import { afterOf, type PageAsked, pageOf, PART } from './page.ts'

/** Which postings: one account and currency, between two calendar dates, both included, of the entries that are meant. */
export interface LedgerAsked extends PageAsked, Omit<EntriesMeant, 'service'> {
  readonly account: string
  readonly currency: string
  readonly from: string
  readonly to: string
  /** Leaves out the entries that close a year in these days, and those that undo a close. */
  readonly closings?: 'without' | undefined
  /** As the books knew it at this instant; now where nothing is said. */
  readonly knownAt?: string | undefined
}

/** A posting with what the account held after it: minor units, debit positive. */
export interface LedgerLine {
  readonly entryId: string
  readonly date: string
  readonly kind: string
  readonly description: string
  readonly documentType: string
  readonly documentId: string
  /** Whom its entry is about, as they are called now or were then. */
  readonly customerId: string | null
  readonly customerName: string | null
  readonly amount: bigint
  readonly balance: bigint
}

export interface ReadLedger {
  readonly account: string
  readonly accountName: string
  readonly type: AccountType
  readonly currency: string
  readonly from: string
  readonly to: string
  readonly knownAt: string | null
  readonly opening: bigint
  readonly closing: bigint
  readonly lines: readonly LedgerLine[]
  readonly nextCursor: string | null
}

/** A page of an account's postings in their order, between its opening and its closing balance; null when there is no such account. */
export async function generalLedger(tx: Tx, orgId: string, asked: LedgerAsked): Promise<ReadLedger | null> {
  // The cursor carries the balance it stopped at, so that no page adds up the ones before it.
  const after = afterOf(asked.cursor, [PART.date, PART.id, PART.line, PART.amount])
  const { account: code, currency, from, to, limit, customerId, source, knownAt } = asked
  // Of all it walks the account in its order; of a customer their entries, which have an order of their own by day.
  const [day, id] = customerId === undefined ? [sql`p.date`, sql`p.entry_id`] : [sql`e.date`, sql`e.id`]
  const without = asked.closings === 'without'
  const [account, opening, held, closings, found] = await Promise.all([
    tx.first(
      sql<{
        name: string
        type: AccountType
      }>`select name, type from account where org_id = ${orgId} and code = ${code}`,
    ),
    balanceOn(tx, orgId, asked, addDays(from, -1)),
    balanceOn(tx, orgId, asked, to),
    // They are about no customer and of no source.
    without && customerId === undefined && source === undefined
      ? closingsIn(tx, orgId, { from, to }, { currency, knownAt })
      : [],
    tx.all(sql<Omit<LedgerLine, 'balance'> & { line: number }>`
      select p.entry_id as "entryId", p.line, p.date, e.kind, e.description, e.document_type as "documentType",
        e.document_id as "documentId", e.customer_id as "customerId",
        ${customerName(orgId, sql`e.customer_id`, knownAt)} as "customerName", p.amount
      from posting p join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
      where p.org_id = ${orgId} and p.account = ${code} and p.currency = ${currency}
        and ${day} between ${from}::date and ${to}::date
        and ${all(
          when(
            after,
            ([lastDay, lastId, line]) =>
              sql`(${day}, ${id}, p.line) > (${lastDay}::date, ${lastId}::uuid, ${line}::smallint)`,
          ),
          isKnown(knownAt),
          ...(without ? [sql`e.id <> all (array(${closingEntries(orgId, { from, to })}))`] : []),
          isMeant(orgId, { customerId, source }),
        )}
      order by ${day}, ${id}, p.line limit ${limit + 1}`),
  ])
  if (!account) return null
  const closed = closings.find((one) => one.account === code)?.balance ?? 0n
  let balance = after ? BigInt(after[3]!) : opening
  const lines = found.map((line) => ({ ...line, balance: (balance += line.amount) }))
  const { rows, nextCursor } = pageOf(lines, limit, (row) => [
    row.date,
    row.entryId,
    String(row.line),
    String(row.balance),
  ])
  return {
    account: code,
    accountName: account.name,
    type: account.type,
    currency,
    from,
    to,
    knownAt: knownAt ?? null,
    opening,
    closing: held - closed,
    lines: rows.map(({ line: _, ...row }) => row),
    nextCursor,
  }
}

/** What an account held at the end of a day: of all from the kept balances less what was recorded after `knownAt`, of some from their entries. */
async function balanceOn(
  tx: Tx,
  orgId: string,
  { account, currency, customerId, source, knownAt }: LedgerAsked,
  day: string,
): Promise<bigint> {
  if (customerId !== undefined || source !== undefined) {
    const asked = { customerId, source, account, currency, asOf: day, knownAt }
    const [held] = await narrowedBalances(tx, orgId, asked)
    return held?.balance ?? 0n
  }
  const month = `${day.slice(0, 8)}01`
  const unknown = when(
    knownAt,
    (instant) => sql`
      union all
      select -amount from ${recordedLater(orgId, instant)} later
      where account = ${account} and currency = ${currency} and date <= ${day}::date`,
  )
  const row = await tx.first(sql<{ balance: bigint }>`
    select coalesce(sum(balance), 0)::bigint as balance from (
      select debit - credit as balance from balance_month
      where org_id = ${orgId} and account = ${account} and currency = ${currency} and month < ${month}::date
      union all
      select debit - credit from balance_day
      where org_id = ${orgId} and account = ${account} and currency = ${currency}
        and date between ${month}::date and ${day}::date
      ${unknown ?? sql``}
    ) as kept`)
  return row?.balance ?? 0n
}
