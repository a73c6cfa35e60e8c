import fc from 'fast-check'
import { expect } from 'vitest'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { daysAfter, later } from '../oracle/days.ts'
import { dueFrom, makeDue } from '../oracle/recurring.ts'
import { currency, place } from './shapes.ts'

/** An entry is set up to be made on a day of every month. */
export const setsUpRecurring = fc
  .record({
    amount: fc.constantFrom(1, 25_000),
    day: fc.constantFrom(1, 15, 31),
    in: fc.constantFrom(-40, 0, 3),
    most: fc.option(fc.constantFrom(1, 2)),
    currency,
  })
  .map(({ amount, day, in: days, most, currency: of }) =>
    command(`post ${amount} ${of} on day ${day} of every month`, async (model) => {
      const { oracle, program } = model
      const startsOn = daysAfter(oracle.today, days)
      const answer = await program.call('POST', '/v1/recurring-entries', {
        description: 'Rent',
        currency: of,
        lines: [
          { account: '5900', debit: amount },
          { account: '1010', credit: amount },
        ],
        every: 'month',
        day,
        startsOn,
        most,
      })
      model.agree(answer, 'done')
      const begins = { currency: of, amount: BigInt(amount), day, startsOn, most, endsOn: null, made: 0 }
      const nextOn = dueFrom(begins, startsOn)
      oracle.recurring.push({ ...begins, id: answer.body.id, paused: false, madeOn: null, nextOn })
    }),
  )

/** It pauses, goes on, or ends; what was due while it paused is left out. */
export const changesRecurring = fc
  .tuple(place, fc.constantFrom<boolean | 'end'>(true, false, 'end'))
  .map(([which, to]) =>
    command(`recurring entry ${which}: ${to === 'end' ? 'end' : to ? 'pause' : 'go on'}`, async (model) => {
      const { oracle, program } = model
      const it = oneOf(oracle.recurring, which)
      if (!it) return
      const body = to === 'end' ? { endsOn: oracle.today } : { paused: to }
      model.agree(await program.call('PATCH', `/v1/recurring-entries/${it.id}`, body), 'done')
      const resumes = it.paused && to === false
      if (to === 'end') it.endsOn = oracle.today
      else it.paused = to
      const from = resumes ? oracle.today : (it.nextOn ?? oracle.today)
      it.nextOn = dueFrom(it, it.madeOn === null ? from : later(from, daysAfter(it.madeOn, 1)))
    }),
  )

/** The program's own hour: whatever is due is made, once. */
export const makesDue = fc.constant(
  command('make what is due', async ({ oracle, program }) => {
    await program.makeDue()
    makeDue(oracle)
    const { items } = await program.get('/v1/recurring-entries')
    for (const it of oracle.recurring) {
      const told = items.find(({ id }: { id: string }) => id === it.id)
      expect(told).toMatchObject({ made: it.made, paused: it.paused, problem: null })
      // What pauses is due on no day, and goes on with the next one.
      expect(told.next[0] ?? null).toBe(it.paused ? null : it.nextOn)
    }
  }),
)
