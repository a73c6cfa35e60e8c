import fc from 'fast-check'
import { command } from '../command.ts'
import { draft } from '../oracle/documents.ts'
import { currency, customer, discount, lines, named, typedDiscount, typedLines } from './shapes.ts'

/** A person writes a document of their own. */
export const draftBlank = fc
  .record({ lines, customer, currency, discount, saveAsDraft: fc.boolean() })
  .map((asked) =>
    command(`draft ${asked.lines.length} lines for ${asked.customer}`, async (model) => {
      const came = draft(model.oracle, { ...asked, works: [], billAgain: false })
      const body = {
        customer: { ...named(asked.customer), source: 'ops' },
        currency: asked.currency,
        lines: typedLines(asked.lines, asked.currency),
        documentDiscount: typedDiscount(asked.discount),
        saveAsDraft: asked.saveAsDraft,
      }
      model.agree(await model.program.call('POST', '/v1/invoices', body), came)
    }),
  )
