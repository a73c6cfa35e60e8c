import fc from 'fast-check'
import { expect } from 'vitest'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { place } from './shapes.ts'

/**
 * An event's id told with what another event said: a conflict that changes nothing, until somebody says that the later
 * telling is right (rule 1).
 */
export const contradict = fc
  .tuple(place, place, fc.constantFrom(null, 'recorded_stands', 'contradicting_applied'))
  .map(([which, other, resolution]) =>
    command(`contradict event ${which} with ${other}, then ${resolution}`, async (model) => {
      const { oracle, program } = model
      const [first, second] = [oneOf(oracle.told, which), oneOf(oracle.told, other)]
      if (!first || !second || first === second) return
      const body = { ...second.event, id: first.event.id }
      model.agree(await program.call('POST', '/v1/work-events', body), 'event_conflict')
      if (resolution === null) return
      const open = await program.list('/v1/work-event-conflicts?open=true')
      // The same contradiction told once more stays as it was decided, and is not among the open ones again.
      const said = JSON.stringify(body)
      if (model.decided.has(said)) return
      model.decided.add(said)
      const { id, contradicting } = open.reduce((a, b) => (a.id > b.id ? a : b))
      expect(contradicting.data).toEqual(body.data)
      const came = resolution === 'recorded_stands' ? 'done' : second.again(oracle.instant)
      model.agree(
        await program.call('POST', `/v1/work-event-conflicts/${id}/resolution`, { resolution }),
        came,
      )
    }),
  )
