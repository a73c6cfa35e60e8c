import fc from 'fast-check'
import { command } from '../command.ts'
import { type Model, oneOf } from '../model.ts'
import { refusedByHand } from '../oracle/chart.ts'
import { daysAfter } from '../oracle/days.ts'
import { currency, place } from './shapes.ts'

/** What a bookkeeper posts by hand: as an expense, against another account, so much off. */
export interface ByHandAsked {
  readonly amount: number
  readonly against: string
  readonly off: number
  readonly currency: string
  readonly daysAgo: number
  /** Whether it goes the other way: what was spent comes back. */
  readonly isBack?: boolean
}

/** Posts an entry by hand in both books, or finds it refused. */
export async function postsByHand(
  { oracle, program, agree }: Model,
  { amount, against, off, currency: of, daysAgo, isBack = false }: ByHandAsked,
): Promise<void> {
  const date = daysAfter(oracle.today, -daysAgo)
  const answer = await program.call('POST', '/v1/manual-entries', {
    date,
    currency: of,
    description: 'By hand',
    lines: [
      { account: '5900', [isBack ? 'credit' : 'debit']: amount },
      { account: against, [isBack ? 'debit' : 'credit']: amount + off },
    ],
  })
  const refused = refusedByHand(oracle, against) ?? (off > 0 ? 'entry_unbalanced' : null)
  agree(answer, refused ?? 'nothing')
  if (refused) return
  const spent = isBack ? -BigInt(amount) : BigInt(amount)
  const entry = oracle.journal.post({
    kind: 'manual',
    date,
    currency: of,
    customer: null,
    sides: [
      { account: '5900', amount: spent, document: null },
      { account: against, amount: -spent, document: null },
    ],
  })
  oracle.byHand.push({ id: answer.body.id, entry })
}

/** A bookkeeper posts an entry by hand, which balances or does not, or touches an account that takes none (rule 20). */
export const postByHand = fc
  .record({
    amount: fc.constantFrom(1, 2500, 99_999),
    against: fc.constantFrom('1010', '1010', '4000', '4900', '4150', '1100', '2200'),
    off: fc.constantFrom(0, 0, 0, 1),
    currency,
    daysAgo: fc.constantFrom(0, 3, 40),
  })
  .map((asked) =>
    command(
      `post ${asked.amount} ${asked.currency} by hand against ${asked.against}, ${asked.off} off`,
      (model) => postsByHand(model, asked),
    ),
  )

/** An entry by hand is reversed, once: on its own day, or the first open one after it. */
export const reverseByHand = place.map((which) =>
  command(`reverse entry ${which} by hand`, async (model) => {
    const { oracle, program } = model
    const known = oneOf(oracle.byHand, which)
    if (!known) return
    const body = { reason: 'A reason.' }
    const answer = await program.call('POST', `/v1/manual-entries/${known.id}/reversal`, body)
    model.agree(answer, known.entry ? 'nothing' : 'reversed_already')
    if (known.entry) oracle.journal.restate([known.entry], [], null)
    known.entry = null
  }),
)
