import { conflictKeysOf } from '../domain/plan/needs.ts'
import type { Asked } from './asked.ts'

/**
 * The commands at the front of a batch that can be decided on the same facts: up to the first that shares something
 * with one before it. None overtakes another, so numbers, entries and customers' details come out as they would have
 * one by one.
 */
export function nextWave(waiting: readonly Asked[]): Asked[] {
  const taken = new Set<string>()
  const until = waiting.findIndex((asked) => {
    const keys = keysOf(asked)
    if (keys.some((key) => taken.has(key))) return true
    for (const key of keys) taken.add(key)
    return false
  })
  return until === -1 ? [...waiting] : waiting.slice(0, until)
}

function keysOf({ command }: Asked): string[] {
  const keys = conflictKeysOf(command)
  return command.kind === 'tell_event' ? [...keys, `event ${command.event.source} ${command.event.id}`] : keys
}
