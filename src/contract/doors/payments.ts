import { CsvText } from '../csv-text.ts'
import { Payment, PaymentFilterQuery, PaymentNew, PaymentPage, PaymentQuery, RefundNew } from '../payment.ts'
import { Id } from '../scalars.ts'
import { paymentsTable } from '../tables/lists.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Payments'
export const recordPayment = declareDoor({
  dryRun: true,
  method: 'post',
  path: '/v1/payments',
  tag,
  summary: 'Record a payment',
  description:
    'Booked whole, whatever it is for: against the documents it names, else those its reference names, else the oldest due; the rest becomes customer credit. Recorded once per `provider` and `providerId`: told again it answers 200, told differently 409.',
  body: PaymentNew,
  answer: Payment,
  makes: true,
  problems: [404, 409],
})

export const refundPayment = declareDoor({
  dryRun: true,
  method: 'post',
  path: '/v1/payments/{id}/refunds',
  tag,
  summary: 'Give money back',
  description:
    'At most what the payment brought there less what was given back of it. The document it had settled is owed again; it reads refunded when all that was paid on it is back.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.payment,
  body: RefundNew,
  answer: Payment,
  makes: true,
})

export const listPayments = declareDoor({
  method: 'get',
  path: '/v1/payments',
  tag,
  summary: 'List payments',
  description: 'Newest first unless `sort` says otherwise.',
  query: PaymentQuery,
  answer: PaymentPage,
  table: paymentsTable,
})

export const exportPayments = declareDoor({
  method: 'get',
  path: '/v1/payments.csv',
  tag,
  summary: 'Export payments',
  description:
    'Every payment that the filters mean, as CSV: amounts as decimals of the currency beside them.',
  query: PaymentFilterQuery,
  answer: CsvText,
  csv: true,
})

export const readPayment = declareDoor({
  method: 'get',
  path: '/v1/payments/{id}',
  tag,
  summary: 'Read a payment',
  description: 'With the documents it settles.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.payment,
  answer: Payment,
})
