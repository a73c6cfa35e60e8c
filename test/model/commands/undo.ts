import fc from 'fast-check'
import { expect } from 'vitest'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { daysAfter } from '../oracle/days.ts'
import { undo } from '../oracle/undo.ts'
import { asItComes, place } from './shapes.ts'

/** What was set against a document is taken off it, and used on another at once where one is named (rule 23). */
export const undoes = fc
  .tuple(place, fc.option(place), fc.constantFrom(0, 0, 0, 3), asItComes)
  .map(([which, other, daysAgo, any]) =>
    command(
      `undo allocation ${which}${other === null ? '' : `, move it to document ${other}`}, ${daysAgo} days ago`,
      async (model) => {
        const { oracle, program } = model
        const share = oneOf(
          oracle.allocations.filter(({ undone }) => any || !undone),
          which,
        )
        if (!share) return
        const { document: it } = share
        const to =
          other === null
            ? null
            : (oneOf(
                oracle.documents.filter((one) => any || (one.customer === it.customer && one !== it)),
                other,
              ) ?? null)
        const on = daysAfter(oracle.today, -daysAgo)
        // They are made in the same order here and there.
        const own = oracle.allocations.filter(({ document }) => document === it)
        const { items } = await program.get(`/v1/invoices/${model.idOf(it)}/settlement`)
        const ids: string[] = items.flatMap((one: { allocationId: string | null }) => one.allocationId ?? [])
        expect(ids, 'as many allocations').toHaveLength(own.length)
        const id = ids.toSorted()[own.indexOf(share)]!
        const answer = await program.call('POST', `/v1/allocations/${id}/undoing`, {
          undoneOn: on,
          reason: 'A reason.',
          moveTo: to && model.idOf(to),
        })
        model.agree(answer, undo(oracle, share, on, to))
        return [it, ...(to ? [to] : []), ...('stage' in share.from ? [share.from] : [])]
      },
    ),
  )
