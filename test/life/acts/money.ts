import type { PaymentRow } from '../../../src/contract/payment.ts'
import type { Payout } from '../../../src/contract/payout.ts'
import type { Act } from '../life.ts'

/** What happens to money. */
export const moneyActs = {
  pays: {
    times: 7,
    live: async (life) => {
      const document = await life.owed()
      if (!document) return null
      const { id, balance, customer, currency } = document
      const amount = life.pick([
        balance,
        balance,
        Math.max(1, Math.floor(balance / 2)),
        balance + life.int(1, 3_000),
        life.int(1, 10_000),
      ])
      const meant = life.pick([
        { allocations: [{ invoiceId: id, amount: Math.min(amount, balance) }] },
        { allocations: [{ invoiceId: id }] },
        { keepAsCredit: true },
        {},
      ])
      return life.post('/v1/payments', {
        customerId: customer.id,
        currency,
        amount,
        receivedOn: life.someDay(),
        method: life.pick(['card', 'bank_transfer', 'cash']),
        ...meant,
      })
    },
  },
  paysOneOfSeveral: {
    times: 2,
    live: async (life) => {
      const first = await life.owed()
      if (!first) return null
      const second = await life.document(
        ({ id, balance, currency, customer }) =>
          balance > 0 && id !== first.id && currency === first.currency && customer.id === first.customer.id,
      )
      if (!second) return null
      return life.post('/v1/payments', {
        customerId: first.customer.id,
        currency: first.currency,
        amount: first.balance + second.balance,
        receivedOn: life.someDay(),
        method: 'bank_transfer',
        allocations: [{ invoiceId: first.id }, { invoiceId: second.id }],
      })
    },
  },
  paysWhatWasTakenBack: {
    times: 2,
    live: async (life) => {
      const ended = await life.document(({ stage, number }) => number !== null && stage !== 'posted')
      return (
        ended &&
        life.post('/v1/payments', {
          provider: 'bank',
          providerId: life.fresh('line'),
          customerId: ended.customer.id,
          currency: ended.currency,
          amount: life.pick([ended.total, life.int(1, 5_000)]) || 1,
          receivedOn: life.someDay(),
          method: 'bank_transfer',
          reference: ended.number,
        })
      )
    },
  },
  paysAhead: {
    times: 1,
    live: async (life) => {
      const known = await life.document()
      return (
        known &&
        life.post('/v1/payments', {
          customerId: known.customer.id,
          currency: life.currency(),
          amount: life.int(1, 10_000),
          receivedOn: life.someDay(),
          method: 'cash',
          keepAsCredit: true,
        })
      )
    },
  },
  refunds: {
    times: 3,
    live: async (life) => {
      const payment = await life.payment()
      const from = payment && payment.refundable.length > 0 ? life.pick(payment.refundable) : null
      return (
        payment &&
        life.post(`/v1/payments/${payment.id}/refunds`, {
          amount: life.int(1, payment.amount),
          refundedOn: life.someDay(),
          reason: 'Delivered late.',
          ...(from?.invoiceId ? { invoiceId: from.invoiceId } : {}),
        })
      )
    },
  },
  usesCredit: {
    times: 6,
    live: async (life) => {
      const kept = await life.any<PaymentRow>('/v1/payments?limit=100&credit=true')
      if (!kept) return null
      const document = await life.document(
        ({ balance, currency, customer }) =>
          balance > 0 && currency === kept.currency && customer.id === kept.customer.id,
      )
      if (!document) return null
      return life.post(`/v1/customers/${kept.customer.id}/credit-applications`, {
        currency: kept.currency,
        appliedOn: life.someDay(),
        ...(life.chance(70) ? { invoiceId: document.id } : {}),
      })
    },
  },
  undoesAnAllocation: {
    times: 3,
    live: async (life) => {
      const payment = await life.payment()
      const allocation = payment && payment.allocations.length > 0 ? life.pick(payment.allocations) : null
      if (!payment || !allocation) return null
      const elsewhere = await life.document(
        ({ id, balance, currency, customer }) =>
          balance > 0 &&
          id !== allocation.invoiceId &&
          currency === payment.currency &&
          customer.id === payment.customer.id,
      )
      return life.post(`/v1/allocations/${allocation.id}/undoing`, {
        undoneOn: life.someDay(),
        reason: 'Meant for another.',
        ...(elsewhere && life.chance(50) ? { moveTo: elsewhere.id } : {}),
      })
    },
  },
  writesOff: {
    times: 3,
    live: async (life) => {
      const document = await life.owed()
      return (
        document &&
        life.post(`/v1/invoices/${document.id}/write-off`, {
          writtenOffOn: life.today(),
          reason: 'Insolvent.',
          ...(life.chance(50) ? { amount: life.int(1, document.balance) } : {}),
        })
      )
    },
  },
  reinstates: {
    times: 3,
    live: async (life) => {
      const written = await life.document(({ word }) => word.word === 'written_off')
      return (
        written &&
        life.post(`/v1/invoices/${written.id}/reinstatement`, {
          reinstatedOn: life.someDay(),
          reason: 'They pay after all.',
        })
      )
    },
  },
  isPaidOut: {
    times: 2,
    live: (life) => {
      const gross = life.int(-500, 20_000)
      const fee = life.int(0, 90)
      return life.post('/v1/payouts', {
        provider: 'gate',
        providerId: life.fresh('payout'),
        currency: life.currency(),
        gross,
        fee,
        net: gross - fee,
        paidOn: life.someDay(),
      })
    },
  },
  undoesAPayout: {
    times: 1,
    live: async (life) => {
      const payout = await life.any<Payout>('/v1/payouts')
      return payout && life.post(`/v1/payouts/${payout.id}/reversal`, { reason: 'Twice.' })
    },
  },
} satisfies Record<string, Act>
