import fc from 'fast-check'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { giveUp } from '../oracle/bad-debt.ts'
import { daysAfter } from '../oracle/days.ts'
import { openOn } from '../oracle/things.ts'
import { place } from './shapes.ts'

/** What is open is given up: all of it, a part, or more than there is (rule 19). */
export const writeOff = fc
  .tuple(place, fc.constantFrom('all', 'all', 'part', 'too much'), fc.constantFrom(0, 0, 2, 40))
  .map(([which, much, daysAgo]) =>
    command(`write ${much} of document ${which} off, ${daysAgo} days ago`, async (model) => {
      const { oracle, program } = model
      const it = oneOf(oracle.documents, which)
      if (!it) return
      const part = much === 'all' ? null : much === 'part' ? 1n : openOn(it) + 1n
      if (part !== null && part <= 0n) return
      const writtenOffOn = daysAfter(oracle.today, -daysAgo)
      const answer = await program.call('POST', `/v1/invoices/${model.idOf(it)}/write-off`, {
        writtenOffOn,
        amount: part === null ? null : Number(part),
        reason: 'A reason.',
      })
      model.agree(answer, giveUp(oracle, it, part, writtenOffOn))
      return [it]
    }),
  )
