import { expect, test } from 'vitest'
import { type AccountMovement, customerStatements, type StatementDocument } from './customer-statement.ts'

const document: StatementDocument = {
  id: 'a',
  kind: 'invoice',
  stage: 'posted',
  number: 'INV-2026-00001',
  reference: null,
  issuedOn: '2026-03-01',
  dueOn: '2026-03-31',
  total: 100n,
  instalments: null,
}
const moved = (day: string, documentId: string, kind: string, amount: bigint): AccountMovement => ({
  currency: 'USD',
  day,
  documentType: documentId === 'a' ? 'invoice' : 'payment',
  documentId,
  kind,
  description: kind,
  paymentMethod: null,
  paymentReference: null,
  invoiceId: 'a',
  onCredit: false,
  amount,
})

test('what happens to money after it came is told by its own name', () => {
  const movements = [
    moved('2026-03-01', 'a', 'revenue_recognition', 100n),
    moved('2026-03-02', 'p', 'invoice_payment', -60n),
    moved('2026-03-03', 'u', 'allocation_undone', 60n),
    moved('2026-03-04', 'c', 'credit_applied', -20n),
    moved('2026-03-05', 'a', 'write_off', -80n),
    moved('2026-03-06', 'a', 'write_off_reversal', 80n),
  ]
  const read = {
    before: [],
    held: [],
    movements,
    documents: new Map([['a', document]]),
    elsewhere: new Map(),
  }
  expect(customerStatements(read, '2026-03-31')[0]!.lines.map(({ type }) => type)).toEqual([
    'invoice',
    'payment',
    'allocation_undone',
    'credit_applied',
    'write_off',
    'reversal',
  ])
})
