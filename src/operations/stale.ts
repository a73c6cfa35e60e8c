import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { World } from './world.ts'

/** Null when what is changed is still as its caller saw it; else their change would overwrite somebody's unseen. */
export function refuseUnlessVersion({ ifVersion }: World, what: string, now: number): Refusal | null {
  if (ifVersion === undefined || ifVersion === now) return null
  return refuse('stale_version', null, `This ${what} was changed since you looked at it.`, {
    remedy: 'Read it again, and repeat what you meant on what it is now.',
    values: { yours: ifVersion, now },
  })
}
