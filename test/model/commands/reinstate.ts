import fc from 'fast-check'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { reinstate } from '../oracle/bad-debt.ts'
import { daysAfter } from '../oracle/days.ts'
import { place } from './shapes.ts'

/** What was given up is owed again; mostly of a document of which something is. */
export const reinstates = fc
  .tuple(place, fc.constantFrom(0, 0, 3), fc.boolean())
  .map(([which, daysAgo, any]) =>
    command(`reinstate document ${which}, ${daysAgo} days ago`, async (model) => {
      const { oracle, program } = model
      const it = oneOf(
        oracle.documents.filter(({ givenUp }) => any || givenUp.length > 0),
        which,
      )
      if (!it) return
      const reinstatedOn = daysAfter(oracle.today, -daysAgo)
      const body = { reinstatedOn, reason: 'A reason.' }
      const answer = await program.call('POST', `/v1/invoices/${model.idOf(it)}/reinstatement`, body)
      model.agree(answer, reinstate(oracle, it, reinstatedOn))
      return [it]
    }),
  )
