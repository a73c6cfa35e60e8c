import fc from 'fast-check'
import { expect } from 'vitest'
import { command } from '../command.ts'
import { type Model, oneOf } from '../model.ts'
import { isShown } from '../oracle/documents.ts'
import { choose, offersOn } from '../oracle/instalments.ts'
import { asItComes, place } from './shapes.ts'

const OFFERS = [
  { parts: 2, every: 'week', least: [{ currency: 'USD', amount: 300 }] },
  { parts: 3, every: 'two_weeks', first: 'due_day', whenOverdue: true },
]

/** The business offers plans, or none any more. */
async function offer({ oracle, program }: Model, offers: boolean): Promise<void> {
  if (oracle.policy.offers === offers) return
  const profile = { instalmentOffers: offers ? OFFERS : [] }
  await program.call('PATCH', '/v1/organization', { profile }, { 'if-match': '*' })
  oracle.policy = { ...oracle.policy, offers }
}

/** A client looks at a document in the portal and chooses one of the plans offered there, or one that is not (rule 17). */
export const choosesInstalments = fc
  .record({
    which: place,
    pick: fc.nat({ max: 1 }),
    isWrong: fc.boolean(),
    any: asItComes,
    isOffering: fc.constantFrom(true, true, true, false),
  })
  .map(({ which, pick, isWrong, any, isOffering }) =>
    command(
      `the client of document ${which} chooses plan ${pick}${isWrong ? ', a unit off' : ''}`,
      async (model) => {
        const { oracle, program } = model
        await offer(model, isOffering)
        const offered = oracle.documents.filter((one) => any || offersOn(oracle, one).length > 0)
        const it = oneOf(offered, which)
        if (!it) return
        const id = model.idOf(it)
        const { customerId } = await program.get(`/v1/invoices/${id}`)
        const ask = await program.client(customerId)
        const read = await ask('GET', `/invoices/${id}`)
        if (!isShown(it)) {
          expect(read.status).toBe(404)
          return [it]
        }
        const offers = offersOn(oracle, it)
        const plain = offers.map((parts) => parts.map((part) => ({ ...part, amount: Number(part.amount) })))
        expect(read.body.offers.map(({ parts }: { parts: unknown }) => parts)).toEqual(plain)
        const parts = oneOf(plain, pick) ?? [
          { dueOn: oracle.today, amount: 1 },
          { dueOn: '2099-01-01', amount: 1 },
        ]
        const asked = isWrong ? parts.map((part) => ({ ...part, amount: part.amount + 1 })) : parts
        const answer = await ask('POST', `/invoices/${id}/instalments`, { parts: asked })
        const isOffered = !isWrong && offers.length > 0
        model.agree(answer, isOffered ? 'done' : 'instalments_not_offered')
        if (isOffered) choose(it, oneOf(offers, pick)!)
        return [it]
      },
    ),
  )
