import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { place } from './shapes.ts'

/** The same event once more: answered as the first time, and nothing changes (rule 1). */
export const tellAgain = place.map((which) =>
  command(`tell event ${which} again`, async (model) => {
    const first = oneOf(model.oracle.told, which)
    if (first) model.agree(await model.program.call('POST', '/v1/work-events', first.event), first.came)
  }),
)
