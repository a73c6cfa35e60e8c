import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { isShown, see } from '../oracle/documents.ts'
import { place } from './shapes.ts'

/** The customer opens a document by its link and looks at it (rules 18, 29). */
export const view = place.map((which) =>
  command(`the customer looks at document ${which}`, async (model) => {
    const it = oneOf(model.oracle.documents, which)
    if (!it) return
    const link = await model.program.call('POST', `/v1/invoices/${model.idOf(it)}/link`, {})
    model.agree(link, isShown(it) ? 'done' : 'not_allowed_now')
    if (!isShown(it)) return [it]
    const token = (link.body.link.url as string).split('/').at(-1)!
    model.agree(await model.program.look(token), 'done')
    see(it)
    return [it]
  }),
)
