import { Command, Option } from 'commander'
import { type Payment, PaymentMethod, type PaymentRow } from '../../contract/payment.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { OF_CUSTOMER, ofCustomer } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf, type HowMuch, limited } from '../options.ts'
import { money } from '../../contract/tables/cell.ts'
import { moneyText } from '../output/cell.ts'
import { type Format, listing, printList } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf, tableOf } from '../output/table.ts'
import { styled } from '../output/text.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'
import { said } from './report-span.ts'

const SORTS = ['received', '-received', 'amount', '-amount'] as const

interface Filters {
  readonly customer?: string
  readonly method?: (typeof PaymentMethod.options)[number]
  readonly currency?: string
  readonly q?: string
  readonly from?: string
  readonly to?: string
  readonly credit?: boolean
  readonly alert?: boolean
  readonly sort?: (typeof SORTS)[number]
}

/** `billhook payments`. */
export function paymentsCommand(setting: Setting): Command {
  const command = limited(listing(connecting(new Command('payments'))))
    .description('List payments, the newest first.')
    .option('--customer <customer>', OF_CUSTOMER)
    .addOption(new Option('--method <method>', 'only what came in this way').choices(PaymentMethod.options))
    .option('--currency <code>', 'only in this currency')
    .option('--q <text>', 'a reference, an id at its provider, the number of a document, part of a customer')
    .option('--from <date>', 'received this day or later', dateOf)
    .option('--to <date>', 'received this day or earlier', dateOf)
    .option('--credit', 'only what is kept of as customer credit')
    .option('--alert', 'only what a person should still look at')
    .addOption(new Option('--sort <by>', 'a minus: the greatest first').choices(SORTS))
    .action((given: Which & Format & HowMuch & Filters) =>
      withClient(setting, given, async (client) => {
        const query = {
          ...(await ofCustomer(client, given)),
          ...said(given, ['method', 'currency', 'q', 'from', 'to', 'sort']),
          ...(given.credit ? { credit: 'true' as const } : {}),
          ...(given.alert ? { alert: 'true' as const } : {}),
        }
        const rows = rowsOf((page) => client.get('/v1/payments', { query: { ...query, ...page } }), given)
        await printList(rows, COLUMNS, given, 'No payments.')
      }),
    )
  return manual(command, {
    about: 'CREDIT is what a payment left as customer credit.',
    examples: [
      'billhook payments',
      'billhook payments --customer harbor --all --csv',
      'billhook payments --from 2026-03-01 --method bank_transfer --sort=-amount',
    ],
  })
}

const COLUMNS: readonly Column<PaymentRow>[] = [
  { head: 'ID', name: 'id', of: ({ id }) => id },
  { head: 'DAY', name: 'receivedOn', of: ({ receivedOn }) => receivedOn, only: 'roomy' },
  { head: 'CUSTOMER', name: 'customer', of: ({ customer }) => customer.name, shrinks: true },
  { head: 'METHOD', name: 'method', of: ({ method }) => method.replaceAll('_', ' '), only: 'roomy' },
  { head: 'REFERENCE', name: 'reference', of: ({ reference }) => reference, only: 'csv' },
  { head: 'CUR', name: 'currency', of: ({ currency }) => currency },
  { head: 'AMOUNT', name: 'amount', of: ({ amount, currency }) => money(amount, currency), right: true },
  {
    head: 'CREDIT',
    name: 'unapplied',
    of: ({ unapplied, currency }) => money(unapplied, currency),
    right: true,
  },
]

/** A payment with what it settled and what was given back of it. */
export function paymentText(payment: Payment): string {
  const { currency } = payment
  const facts = factsOf([
    ['From', payment.customer.name],
    ['Received', `${payment.receivedOn}  ${payment.method.replaceAll('_', ' ')}`],
    ['Recorded as', `${payment.providerId} by ${payment.provider}`],
    ['Reference', payment.reference],
    ['Memo', payment.memo],
    ['Kept as credit', payment.unapplied === 0 ? null : moneyText(payment.unapplied, currency)],
    ['Look at', payment.alert],
    ['Id', payment.id],
  ])
  const settled =
    payment.allocations.length === 0 ? '' : `\n${tableOf(ALLOCATIONS(currency), payment.allocations)}`
  const back = payment.refunds.length === 0 ? '' : `\n${tableOf(REFUNDS(currency), payment.refunds)}`
  return `${styled('bold', `Payment of ${moneyText(payment.amount, currency)}`)}\n\n${facts}${settled}${back}`
}

const ALLOCATIONS = (currency: string): readonly Column<Payment['allocations'][number]>[] => [
  { head: 'SETTLES', name: 'number', of: ({ number, invoiceId }) => number ?? invoiceId },
  { head: 'ON', name: 'allocatedOn', of: ({ allocatedOn }) => allocatedOn },
  { head: currency, name: 'amount', of: ({ amount }) => money(amount, currency), right: true },
]

const REFUNDS = (currency: string): readonly Column<Payment['refunds'][number]>[] => [
  { head: 'GIVEN BACK', name: 'refundedOn', of: ({ refundedOn }) => refundedOn },
  { head: 'WHY', name: 'reason', of: ({ reason }) => reason, shrinks: true },
  { head: currency, name: 'amount', of: ({ amount }) => money(amount, currency), right: true },
]
