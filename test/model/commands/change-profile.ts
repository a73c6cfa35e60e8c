import fc from 'fast-check'
import { command } from '../command.ts'
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
  })
  .map((asked) =>
    command(`bill otherwise: ${fc.stringify(asked)}`, async (model) => {
      const { oracle, program } = model
      const { netDays, taxByLine, taxIncluded, rate, manyWorks, reaction, creditUse, tolerance } = asked
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
            tolerance: tolerance === 0 ? [] : [{ currency: 'USD', amount: tolerance }],
            defaultTax: { category: rate === 0n ? 'Z' : 'S', rate: thousandths(rate) },
          },
        },
        { 'if-match': '*' },
      )
      model.agree(answer, isUnusable ? 'reaction_unusable' : 'done')
      if (isUnusable) return
      oracle.policy = {
        ...before,
        netDays,
        manyWorks,
        reactions: { ...before.reactions, service_order: reaction, trip: reaction },
        adding: { rate, taxByLine, taxIncluded },
        usesCredit: creditUse === 'always',
        tolerance: { USD: BigInt(tolerance) },
      }
    }),
  )
