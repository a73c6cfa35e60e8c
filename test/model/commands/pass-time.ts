import fc from 'fast-check'
import { command } from '../command.ts'

/** Days go by: what was not due becomes overdue without anybody doing anything. */
export const passTime = fc.constantFrom(1, 1, 2, 9, 31).map((days) =>
  command(`${days} days go by`, (model) => {
    model.pass(days * 86_400_000)
    return Promise.resolve()
  }),
)
