import { expect } from 'vitest'
import { does, pays } from '../support/domain/people.ts'
import { setExchangeRates } from '../../src/operations/set-exchange-rates.ts'
import { orderPriced } from '../support/domain/told-events.ts'
import type { Books } from '../support/road/books.ts'

/** What bookkeepers and people do beside invoicing and paying: each posts a kind of entry of its own. */
export const KINDS = [
  'write_off',
  'write_off_reversal',
  'year_close',
  'year_close_reversal',
  'opening_balance',
  'manual',
  'manual_reversal',
  'credit_applied',
  'credit_applied_reversal',
  'allocation_undone',
  'credit_note',
  'refund',
  'exchange_realised',
  'exchange_unrealised',
  'exchange_returned',
  'exchange_unrealised_reversal',
]

const CUSTOMER = { id: 'every-kind', name: 'Every Kind' }

/** Has a document given up and owed again, credit used and taken off, a year closed, opened and closed anew, and more. */
export async function postEveryKind(books: Books): Promise<void> {
  const order = async (n: number, amount: number): Promise<string> => {
    const told = orderPriced(`kind-${n}`, amount, `2025-0${n}-10T12:00:00.000Z`, {
      currency: 'USD',
      customer: CUSTOMER,
      tax: { rate: '8.25' },
    })
    const [id] = (await books.tell(told)).subject.invoiceIds!
    await books.do(does('mark_sent', id!))
    return id!
  }
  const ids = [await order(1, 10_000), await order(2, 20_000), await order(3, 30_000), await order(4, 40_000)]
  const [given, owedAgain, used, paid] = ids as [string, string, string, string]
  const reason = 'A reason.'
  for (const invoiceId of [given, owedAgain])
    await books.do({ kind: 'write_off', invoiceId, amount: null, writtenOffOn: '2025-06-30', reason })
  await books.do({ kind: 'reinstate', invoiceId: owedAgain, reinstatedOn: '2025-07-15', reason })

  const [row] = await books.rows<{ id: string }>(
    `select id from customer where org_id = $1 and external_id = 'every-kind'`,
  )
  const customerId = row!.id
  const received = { currency: 'USD', receivedOn: '2025-08-01' }
  await books.do(pays(customerId, 5_000n, { ...received, keepAsCredit: true }))
  const payment = pays(customerId, 43_300n, { ...received, allocations: [{ invoiceId: paid, amount: null }] })
  const { subject } = await books.do(payment)
  const apply = (amount: bigint) =>
    books.do({
      kind: 'apply_credit',
      customerId,
      currency: 'USD',
      invoiceId: used,
      amount,
      appliedOn: '2025-08-20',
    })
  await apply(1_000n)
  await apply(2_000n)
  await books.do({
    kind: 'refund_payment',
    paymentId: subject.paymentId!,
    invoiceId: paid,
    amount: 300n,
    refundedOn: '2025-08-25',
    reason,
  })
  const allocations = await books.rows<{ id: string }>(
    `select id from allocation where org_id = $1 and invoice_id = '${used}' order by id limit 1`,
  )
  const other = await books.do(
    pays(customerId, 700n, { ...received, allocations: [{ invoiceId: used, amount: null }] }),
  )
  const later = await books.rows<{ id: string }>(
    `select id from allocation where org_id = $1 and source_id = '${other.subject.paymentId!}'`,
  )
  for (const { id: allocationId } of [...allocations, ...later])
    await books.do({ kind: 'undo_allocation', allocationId, undoneOn: '2025-09-01', reason, moveTo: null })
  await books.do({
    kind: 'credit_invoice',
    invoiceId: used,
    crediting: {
      reason: 'goodwill',
      explanation: null,
      dispose: 'credit',
      ask: { by: 'amount', of: 'total', parts: [{ description: null, amount: 1_234n }] },
    },
    issuedOn: '2025-09-10',
    notes: null,
    confirm: true,
  })
  await books.do({
    kind: 'open_books',
    asOf: '2024-12-31',
    currency: 'GBP',
    reference: null,
    lines: [{ account: '1010', amount: 12_345n }],
    documents: [
      {
        number: 'OLD-1',
        addressee: { customerId },
        issuedOn: '2024-11-01',
        dueOn: '2024-12-01',
        open: 6_789n,
      },
    ],
    differenceToEquity: true,
  })
  const post = (amount: bigint) =>
    books.do({
      kind: 'post_manual',
      date: '2025-10-05',
      currency: 'USD',
      description: 'Rent; (of October) | paid',
      reference: null,
      reason: null,
      lines: [
        { account: '5900', amount },
        { account: '1010', amount: -amount },
      ],
    })
  await post(25_000n)
  const wrong = await post(2_500n)
  await books.do({ kind: 'reverse_manual', manualId: wrong.subject.ledgerId!, reason })

  const rate = (day: string, millionths: bigint, currency = 'EUR') =>
    setExchangeRates(books.world, books.orgId, { name: 'Test', role: 'owner' }, [
      { currency, base: 'USD', day, rate: millionths * 1_000_000n },
    ])
  const inEuros = (date: string, debit: string, credit: string, amount: bigint) =>
    books.do({
      kind: 'post_manual',
      date,
      currency: 'EUR',
      description: 'In euros',
      reference: null,
      reason: null,
      lines: [
        { account: debit, amount },
        { account: credit, amount: -amount },
      ],
    })
  for (const other of ['GBP', 'JPY', 'KWD']) await rate('2000-01-01', 1_300_000n, other)
  await rate('2000-01-01', 1_100_000n)
  await rate('2025-11-01', 1_205_000n)
  await inEuros('2025-10-10', '1010', '4000', 10_000n)
  await inEuros('2025-11-10', '5900', '1010', 3_333n)
  expect(await books.do({ kind: 'revalue', day: '2025-11-30' })).toMatchObject({ outcome: 'done' })
  await rate('2025-11-30', 1_190_000n)
  expect(await books.do({ kind: 'revalue', day: '2025-11-30' })).toMatchObject({ outcome: 'done' })

  const close = () => books.do({ kind: 'close_year', endsOn: '2025-12-31' })
  const closed = await close()
  await books.do({ kind: 'reopen_year', yearCloseId: closed.subject.ledgerId!, reason })
  await close()
  await books.do(does('void', await order(5, 50_000)))
  await close()

  const kinds = await books.rows<{ kind: string }>(
    'select distinct kind from journal_entry where org_id = $1',
  )
  expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(KINDS))
}
