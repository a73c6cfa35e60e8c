import fc from 'fast-check'
import { command } from '../command.ts'
import { open } from '../oracle/opening.ts'
import { currency, customer, named } from './shapes.ts'

/** Balances and open documents of another system, before anything else stands in their currency. */
export const opensBooks = fc
  .record({
    asOf: fc.constantFrom('2025-11-30', '2025-12-31'),
    currency,
    held: fc.constantFrom(0, 500_000),
    owed: fc.array(fc.constantFrom(1, 45_000), { maxLength: 2 }),
    customer,
    balanced: fc.constantFrom(true, true, false),
    differenceToEquity: fc.boolean(),
  })
  .map(({ asOf, currency: of, held, owed, customer: name, balanced, differenceToEquity }) =>
    command(`open books in ${of} as of ${asOf}`, async (model) => {
      const { oracle, program } = model
      const equity = owed.reduce<number>((sum, amount) => sum + amount, held) - (balanced ? 0 : 1)
      const lines = [
        ...(held === 0 ? [] : [{ account: '1010', amount: held }]),
        ...(equity === 0 ? [] : [{ account: '3000', amount: -equity }]),
      ]
      const documents = owed.map((amount, at) => ({
        number: `OLD-${at + 1}`,
        issuedOn: '2025-10-20',
        dueOn: at === 0 ? '2025-11-20' : '2026-02-05',
        open: amount,
      }))
      if (lines.length === 0 || oracle.accounts.get('3000')?.active === false) return
      const answer = await program.call('POST', '/v1/opening-balances', {
        asOf,
        currency: of,
        lines: lines.map(({ account, amount }) =>
          amount < 0 ? { account, credit: -amount } : { account, debit: amount },
        ),
        documents: documents.map((one) => ({ ...one, customer: { ...named(name), source: 'ops' } })),
        differenceToEquity,
      })
      const came = open(oracle, {
        asOf,
        currency: of,
        lines: lines.map(({ account, amount }) => ({ account, amount: BigInt(amount) })),
        documents: documents.map((one) => ({ ...one, customer: name, open: BigInt(one.open) })),
        differenceToEquity,
      })
      model.agree(answer, came)
    }),
  )
