import type { Deduction } from '../../domain/plan/plan.ts'
import { column, Table } from './set-based.ts'

export const DEDUCTION: Table<Deduction> = new Table('deduction', [
  column('invoice_id', 'uuid', (it: Deduction) => it.invoiceId),
  column('revision', 'int', (it: Deduction) => it.revision),
  column('position', 'int', (it: Deduction) => it.position),
  column('deposit_id', 'uuid', (it: Deduction) => it.depositId),
])
