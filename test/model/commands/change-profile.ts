import fc from 'fast-check'
import { command } from '../command.ts'
import { refusedEarning } from '../oracle/earning.ts'
import type { Reaction } from '../oracle/policy.ts'
import { thousandths } from './shapes.ts'

/** The business bills otherwise from now on; what exists keeps what it was made under. */
export const changeProfile = fc
  .record({
    netDays: fc.constantFrom(0, 7, 30),
    taxByLine: fc.boolean(),
    taxIncluded: fc.boolean(),
    rate: fc.constantFrom(0n, 8_250n, 20_000n),
    manyWorks: fc.boolean(),
    reaction: fc.constantFrom<Reaction>('offer', 'draft', 'create'),
    creditUse: fc.constantFrom('off', 'ask', 'always'),
    tolerance: fc.constantFrom(0, 0, 5, 500),
    accounts: fc.constantFrom<Record<string, string>>(
      {},
      { labor: '4100', part: '4200', delivery: '4100', adjustment: '4200', fuel: '4900', product: '4100' },
      { service: '4200', delivery: '4900', product: '4200', adjustment: '4100' },
    ),
  })
  .map((asked) =>
    command(`bill otherwise: ${fc.stringify(asked)}`, async (model) => {
      const { oracle, program } = model
      const { netDays, taxByLine, taxIncluded, rate, manyWorks, reaction, creditUse, tolerance, accounts } =
        asked
      const before = oracle.policy
      const isUnusable =
        reaction === 'create' && before.finalBy !== 'create' && before.reactions.service_order !== 'create'
      const answer = await program.call(
        'PATCH',
        '/v1/organization',
        {
          profile: {
            reactions: { service_order: reaction, trip: reaction },
            worksPerInvoice: manyWorks ? 'many' : 'one',
            terms: `net ${netDays}`,
            taxRounding: taxByLine ? 'line' : 'document',
            pricesIncludeTax: taxIncluded,
            creditUse,
            revenueAccounts: Object.entries(accounts).map(([kind, account]) => ({ kind, account })),
            tolerance: tolerance === 0 ? [] : [{ currency: 'USD', amount: tolerance }],
            defaultTax: { category: rate === 0n ? 'Z' : 'S', rate: thousandths(rate) },
          },
        },
        { 'if-match': '*' },
      )
      const refused = isUnusable ? 'reaction_unusable' : refusedEarning(oracle, Object.values(accounts))
      model.agree(answer, refused ?? 'done')
      if (refused) return
      oracle.policy = {
        ...before,
        netDays,
        manyWorks,
        reactions: { ...before.reactions, service_order: reaction, trip: reaction },
        adding: { rate, taxByLine, taxIncluded },
        accounts,
        usesCredit: creditUse === 'always',
        tolerance: { USD: BigInt(tolerance) },
      }
    }),
  )
