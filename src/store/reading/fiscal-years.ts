import { sql } from 'kysely'
import type { AccountBalance } from '../../domain/ledger/account.ts'
import { fiscalYearOf } from '../../domain/ledger/fiscal-year.ts'
import type { Span } from '../../domain/ledger/span.ts'
import type { YearClose } from '../../domain/ledger/year-close.ts'
import { addDays } from '../../kernel/date.ts'
import { assert } from '../../kernel/assert.ts'
import type { Tx } from '../engine/transaction.ts'
import { movedInSpan } from './movements.ts'
import { firstEarnings } from './reports.ts'

/** A fiscal year with what its accounts moved, closing entries left out, and what of it stands closed. */
export interface ReadFiscalYear {
  readonly span: Span
  readonly close: YearClose | null
  readonly moved: readonly AccountBalance[]
  /** What closing entries hold of each account now: debits less credits, minor units. */
  readonly closed: readonly AccountBalance[]
}

export async function fiscalYearEnd(tx: Tx, orgId: string): Promise<string> {
  const row = await tx.first(
    sql<{ end: string }>`select fiscal_year_end as "end" from organization where org_id = ${orgId}`,
  )
  assert(row, `there is no organization ${orgId}`)
  return row.end
}

const MOST_YEARS = 20

/** The fiscal years from the first earnings to the one a day lies in, the newest first; closed ones with the days they had. */
export async function fiscalYears(tx: Tx, orgId: string, today: string): Promise<ReadFiscalYear[]> {
  const [end, first, closes] = await Promise.all([
    fiscalYearEnd(tx, orgId),
    firstEarnings(tx, orgId, undefined),
    tx.all(sql<YearClose>`
      select id, starts_on as "startsOn", ends_on as "endsOn" from year_close where org_id = ${orgId}`),
  ])
  const spans: Span[] = []
  for (let year = fiscalYearOf(today, end); spans.length < MOST_YEARS;) {
    spans.push(year)
    if (first === null || year.from <= first) break
    year = fiscalYearOf(addDays(year.from, -1), end)
  }
  const years: { span: Span; close: YearClose | null }[] = [
    ...spans.map((span) => ({ span, close: closes.find(({ endsOn }) => endsOn === span.to) ?? null })),
    ...closes
      .filter(({ endsOn }) => spans.every(({ to }) => to !== endsOn))
      .map((close) => ({ span: { from: close.startsOn, to: close.endsOn }, close })),
  ]
  return Promise.all(
    years
      .sort((a, b) => (a.span.to < b.span.to ? 1 : -1))
      .map(({ close, span }) => readYear(tx, orgId, close, span)),
  )
}

async function readYear(tx: Tx, orgId: string, close: YearClose | null, own: Span): Promise<ReadFiscalYear> {
  const span = close ? { from: close.startsOn, to: close.endsOn } : own
  const [moved, closed] = await Promise.all([
    movedInSpan(tx, orgId, span),
    close ? closedBy(tx, orgId, close.id) : [],
  ])
  return { span, close, moved, closed }
}

function closedBy(tx: Tx, orgId: string, id: string): Promise<AccountBalance[]> {
  return tx.all(sql<AccountBalance>`
    select a.code as account, a.name as "accountName", a.type, p.currency, sum(p.amount)::bigint as balance
    from journal_entry e
    join posting p on p.org_id = e.org_id and p.entry_id = e.id
    join account a on a.org_id = p.org_id and a.code = p.account
    where e.org_id = ${orgId} and e.document_id = ${id}
    group by a.code, a.name, a.type, p.currency having sum(p.amount) <> 0`)
}
