import { conflictKeysOf } from '../domain/plan/needs.ts'
import type { Asked } from './asked.ts'

/** The commands that can be decided on the same facts: those that share nothing with one before them. */
export function nextWave(waiting: readonly Asked[]): Asked[] {
  const taken = new Set<string>()
  return waiting.filter((asked) => {
    const keys = keysOf(asked)
    const free = !keys.some((key) => taken.has(key))
    // Those left for later take their keys too: what comes behind must not overtake them.
    for (const key of keys) taken.add(key)
    return free
  })
}

function keysOf({ command }: Asked): string[] {
  const keys = conflictKeysOf(command)
  return command.kind === 'tell_event' ? [...keys, `event ${command.event.source} ${command.event.id}`] : keys
}
