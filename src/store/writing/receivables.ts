import type { AllocationUndo } from '../../domain/receivables/payment.ts'
import type { InstalmentRecord } from '../../domain/receivables/instalment-record.ts'
import type { Reinstatement, WriteOff } from '../../domain/receivables/write-off.ts'
import { instalmentsText } from '../rows/instalments-json.ts'
import { column, Table } from './set-based.ts'

interface Recorded {
  readonly recordedAt: string
  readonly actor: string
}

export type RecordedUndo = AllocationUndo & Recorded
export type RecordedWriteOff = WriteOff & Recorded
export type RecordedReinstatement = Reinstatement & Recorded
export type RecordedInstalments = InstalmentRecord & Recorded

const RECORDED = [
  column('recorded_at', 'timestamptz', (it: Recorded) => it.recordedAt),
  column('actor', 'text', (it: Recorded) => it.actor),
]

export const ALLOCATION_UNDO: Table<RecordedUndo> = new Table('allocation_undo', [
  column('id', 'uuid', (it: RecordedUndo) => it.id),
  column('allocation_id', 'uuid', (it: RecordedUndo) => it.allocationId),
  column('undone_on', 'date', (it: RecordedUndo) => it.undoneOn),
  column('reason', 'text', (it: RecordedUndo) => it.reason),
  ...RECORDED,
])

export const WRITE_OFF: Table<RecordedWriteOff> = new Table('write_off', [
  column('id', 'uuid', (it: RecordedWriteOff) => it.id),
  column('invoice_id', 'uuid', (it: RecordedWriteOff) => it.invoiceId),
  column('currency', 'text', (it: RecordedWriteOff) => it.currency),
  column('amount', 'bigint', (it: RecordedWriteOff) => it.amount),
  column('written_off_on', 'date', (it: RecordedWriteOff) => it.writtenOffOn),
  column('reason', 'text', (it: RecordedWriteOff) => it.reason),
  ...RECORDED,
])

/** Which entry posted a write-off. */
export interface WriteOffEntry {
  readonly writeOffId: string
  readonly entryId: string
}

export const WRITE_OFF_ENTRY: Table<WriteOffEntry> = new Table('write_off_entry', [
  column('write_off_id', 'uuid', (it: WriteOffEntry) => it.writeOffId),
  column('entry_id', 'uuid', (it: WriteOffEntry) => it.entryId),
])

export const REINSTATEMENT: Table<RecordedReinstatement> = new Table('reinstatement', [
  column('id', 'uuid', (it: RecordedReinstatement) => it.id),
  column('write_off_id', 'uuid', (it: RecordedReinstatement) => it.writeOffId),
  column('reinstated_on', 'date', (it: RecordedReinstatement) => it.reinstatedOn),
  column('reason', 'text', (it: RecordedReinstatement) => it.reason),
  ...RECORDED,
])

export const INSTALMENT_PLAN: Table<RecordedInstalments> = new Table('instalment_plan', [
  column('id', 'uuid', (it: RecordedInstalments) => it.id),
  column('invoice_id', 'uuid', (it: RecordedInstalments) => it.invoiceId),
  column('currency', 'text', (it: RecordedInstalments) => it.currency),
  column('set_on', 'date', (it: RecordedInstalments) => it.setOn),
  column('agreed_due_on', 'date', (it: RecordedInstalments) => it.agreedDueOn),
  column('total', 'bigint', (it: RecordedInstalments) => it.total),
  column('parts', 'jsonb', (it: RecordedInstalments) => instalmentsText(it.parts)),
  column('reason', 'text', (it: RecordedInstalments) => it.reason),
  column('by_client', 'boolean', (it: RecordedInstalments) => it.byClient),
  ...RECORDED,
])
