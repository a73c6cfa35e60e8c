import fc from 'fast-check'
import { command } from '../command.ts'

/** The program ends and begins anew. */
export const restart = fc.constant(
  command('restart', ({ program }) => {
    program.restart()
    return Promise.resolve()
  }),
)
