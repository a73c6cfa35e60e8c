import fc from 'fast-check'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { draft } from '../oracle/documents.ts'
import { lines, place, typedLines } from './shapes.ts'

/** "Create invoice" over one piece of work or two, at what they charge or at what a person types. */
export const draftOverWork = fc
  .record({
    which: place,
    other: fc.option(place),
    lines: fc.option(lines, { freq: 4 }),
    saveAsDraft: fc.boolean(),
    billAgain: fc.boolean(),
  })
  .map(({ which, other, ...asked }) =>
    command(`bill work ${which}${other === null ? '' : ` and ${other}`}`, async (model) => {
      const { oracle } = model
      const first = oneOf(oracle.works, which)
      if (!first) return
      const second = other === null ? undefined : oneOf(oracle.works, other)
      const works = second ? [first, second] : [first]
      const came = draft(oracle, { ...asked, works, customer: null, currency: null, discount: null })
      const body = {
        works: works.map((work) => model.idOf(work)),
        lines: asked.lines && typedLines(asked.lines, first.currency),
        saveAsDraft: asked.saveAsDraft,
        billAgain: asked.billAgain,
      }
      model.agree(await model.program.call('POST', '/v1/invoices', body), came)
    }),
  )
