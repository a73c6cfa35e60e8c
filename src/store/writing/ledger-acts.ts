import type { ManualEntry } from '../../domain/ledger/manual-entry.ts'
import type { Payout } from '../../domain/ledger/payout.ts'
import type { RecurringEntry } from '../../domain/ledger/recurring.ts'
import type { Revaluation } from '../../domain/ledger/revaluation.ts'
import type { YearClose } from '../../domain/ledger/year-close.ts'
import { column, Table, type Writes } from './set-based.ts'

/** What a bookkeeper did, with who recorded it, and when. */
export type RecordedAct<Act> = Act & { readonly recordedAt: string; readonly actor: string }

const MANUAL = new Table('manual_entry', [
  column('id', 'uuid', (it: RecordedAct<ManualEntry>) => it.id),
  column('kind', 'text', (it: RecordedAct<ManualEntry>) => it.kind),
  column('reference', 'text', (it: RecordedAct<ManualEntry>) => it.reference),
  column('reason', 'text', (it: RecordedAct<ManualEntry>) => it.reason),
  column('recurring_id', 'uuid', (it: RecordedAct<ManualEntry>) => it.recurringId),
  column('due_on', 'date', (it: RecordedAct<ManualEntry>) => it.dueOn),
  column('recorded_at', 'timestamptz', (it: RecordedAct<ManualEntry>) => it.recordedAt),
  column('actor', 'text', (it: RecordedAct<ManualEntry>) => it.actor),
])

const YEAR = new Table('year_close', [
  column('id', 'uuid', (it: RecordedAct<YearClose>) => it.id),
  column('starts_on', 'date', (it: RecordedAct<YearClose>) => it.startsOn),
  column('ends_on', 'date', (it: RecordedAct<YearClose>) => it.endsOn),
  column('recorded_at', 'timestamptz', (it: RecordedAct<YearClose>) => it.recordedAt),
  column('actor', 'text', (it: RecordedAct<YearClose>) => it.actor),
])

export const PAYOUT: Table<RecordedAct<Payout>> = new Table('payout', [
  column('id', 'uuid', (it: RecordedAct<Payout>) => it.id),
  column('provider', 'text', (it: RecordedAct<Payout>) => it.provider),
  column('provider_id', 'text', (it: RecordedAct<Payout>) => it.providerId),
  column('take', 'int', (it: RecordedAct<Payout>) => it.take),
  column('currency', 'text', (it: RecordedAct<Payout>) => it.currency),
  column('gross', 'bigint', (it: RecordedAct<Payout>) => it.gross),
  column('fee', 'bigint', (it: RecordedAct<Payout>) => it.fee),
  column('net', 'bigint', (it: RecordedAct<Payout>) => it.net),
  column('paid_on', 'date', (it: RecordedAct<Payout>) => it.paidOn),
  column('reference', 'text', (it: RecordedAct<Payout>) => it.reference),
  column('recorded_at', 'timestamptz', (it: RecordedAct<Payout>) => it.recordedAt),
  column('actor', 'text', (it: RecordedAct<Payout>) => it.actor),
])

export const REVALUATION: Table<RecordedAct<Revaluation>> = new Table('revaluation', [
  column('id', 'uuid', (it: RecordedAct<Revaluation>) => it.id),
  column('day', 'date', (it: RecordedAct<Revaluation>) => it.day),
  column('recorded_at', 'timestamptz', (it: RecordedAct<Revaluation>) => it.recordedAt),
  column('actor', 'text', (it: RecordedAct<Revaluation>) => it.actor),
])

export const recordManualEntries = (writes: Writes, acts: readonly RecordedAct<ManualEntry>[]): void =>
  writes.insert(MANUAL, acts)

export const recordYearCloses = (writes: Writes, acts: readonly RecordedAct<YearClose>[]): void =>
  writes.insert(YEAR, acts)

/** Recurring entries move on to the next day on which they are due. */
export function advanceRecurring(writes: Writes, entries: readonly RecurringEntry[]): void {
  writes.update(
    'recurring_entry',
    [column('id', 'uuid', (it: RecurringEntry) => it.id)],
    [
      column('made', 'int', (it: RecurringEntry) => it.made),
      column('next_on', 'date', (it: RecurringEntry) => it.nextOn),
      column('problem', 'text', (it: RecurringEntry) => it.problem),
    ],
    entries,
  )
}
