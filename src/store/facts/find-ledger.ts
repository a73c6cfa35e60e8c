import { sql } from 'kysely'
import type { AccountBalance } from '../../domain/ledger/account.ts'
import { fiscalYearOf } from '../../domain/ledger/fiscal-year.ts'
import type { ManualEntry } from '../../domain/ledger/manual-entry.ts'
import type { Payout } from '../../domain/ledger/payout.ts'
import type { YearClose } from '../../domain/ledger/year-close.ts'
import type { LedgerNeed } from '../../domain/plan/ledger-commands.ts'
import type { Tx } from '../engine/transaction.ts'
import { listAccounts } from '../reading/accounts.ts'
import { movedInSpan } from '../reading/movements.ts'
import { listRecurring } from '../recurring-entries.ts'
import { findExchange } from './find-exchange.ts'
import { findEntries } from './find-entries.ts'
import type { Gathered } from './gathered.ts'

/** What commands in the ledger need to know; nothing is read for those that ask for none of it. */
export async function gatherLedger(
  tx: Tx,
  orgId: string,
  needs: readonly LedgerNeed[],
  found: Gathered,
): Promise<void> {
  if (needs.length === 0) return
  const manualIds = needs.flatMap((one) => (one.need === 'manual_entry' ? [one.id] : []))
  const [chart, year, yearCloses, manuals, payouts] = await Promise.all([
    listAccounts(tx, orgId),
    tx.first(sql<{ end: string }>`select fiscal_year_end as "end" from organization where org_id = ${orgId}`),
    findYearCloses(tx, orgId),
    findManualEntries(tx, orgId, manualIds),
    findPayouts(tx, orgId, needs),
  ])
  const fiscalYearEnd = year!.end
  const moved = new Map<string, AccountBalance[]>()
  for (const one of needs) {
    if (one.need !== 'year') continue
    const closed = yearCloses.find(({ endsOn }) => endsOn === one.endsOn)
    const span = closed
      ? { from: closed.startsOn, to: closed.endsOn }
      : fiscalYearOf(one.endsOn, fiscalYearEnd)
    moved.set(one.endsOn, await movedInSpan(tx, orgId, span))
  }
  const exchange = await findExchange(tx, orgId, needs)
  const acts = [...yearCloses, ...payouts, ...exchange.revaluations]
  const documents = [...manualIds, ...acts.map(({ id }) => id)]
  for (const entry of await findEntries(tx, orgId, documents))
    found.entries.set(entry.documentId, [...(found.entries.get(entry.documentId) ?? []), entry])
  const recurring = needs.some((one) => one.need === 'recurring') ? await listRecurring(tx, orgId) : []
  const opening = needs.find((one) => one.need === 'new_books')
  found.ledger = {
    isNew: !opening || !(await hasEntries(tx, orgId, opening)),
    chart,
    fiscalYearEnd,
    yearCloses,
    payouts: (provider, providerId) =>
      payouts.filter((one) => one.provider === provider && one.providerId === providerId),
    payout: (id) => payouts.find((one) => one.id === id) ?? null,
    recurring: (id) => recurring.find((one) => one.id === id) ?? null,
    manualEntry: (id) => manuals.find((one) => one.id === id) ?? null,
    exchange,
    movedInYear: (endsOn) => moved.get(endsOn) ?? [],
  }
}

function findYearCloses(tx: Tx, orgId: string): Promise<YearClose[]> {
  return tx.all(sql<YearClose>`
    select id, starts_on as "startsOn", ends_on as "endsOn" from year_close
    where org_id = ${orgId} order by ends_on`)
}

async function findManualEntries(tx: Tx, orgId: string, ids: readonly string[]): Promise<ManualEntry[]> {
  if (ids.length === 0) return []
  return tx.all(sql<ManualEntry>`
    select id, kind, reference, reason, recurring_id as "recurringId", due_on as "dueOn" from manual_entry
    where org_id = ${orgId} and id = any (${ids}::uuid[])`)
}

/** The payouts that commands name, and all that were recorded under an id of a provider. */
async function findPayouts(tx: Tx, orgId: string, needs: readonly LedgerNeed[]): Promise<Payout[]> {
  const keys = needs.flatMap((one) => (one.need === 'payouts' ? [one] : []))
  const ids = needs.flatMap((one) => (one.need === 'payout' ? [one.id] : []))
  if (keys.length + ids.length === 0) return []
  return tx.all(sql<Payout>`
    select id, provider, provider_id as "providerId", take, currency, gross, fee, net, paid_on as "paidOn", reference
    from payout where org_id = ${orgId} and (id = any (${ids}::uuid[])
      or (provider, provider_id) in (select * from unnest(
        ${keys.map(({ provider }) => provider)}::text[], ${keys.map(({ providerId }) => providerId)}::text[])))
    order by take`)
}

/** Whether an entry stands in a currency on a day or before it: one that is neither a reversal nor reversed. */
async function hasEntries(
  tx: Tx,
  orgId: string,
  { asOf, currency }: { readonly asOf: string; readonly currency: string },
): Promise<boolean> {
  const row = await tx.first(sql<{ found: boolean }>`
    select exists (
      select from journal_entry e
      where e.org_id = ${orgId} and e.date <= ${asOf}::date and e.currency = ${currency} and e.reverses is null
        and not exists (select from journal_entry r where r.org_id = e.org_id and r.reverses = e.id)) as found`)
  return row?.found ?? false
}
