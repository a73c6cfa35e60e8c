import { announce } from '../live/announce.ts'
import type { World } from '../world.ts'

/** Tells that somebody's access to the portal ended, or that it shows something else: streams of whom it concerns end. */
export const announcePortal = ({ db }: World, orgId: string): void =>
  announce(db, orgId, [{ kind: 'portal', ids: [] }])
