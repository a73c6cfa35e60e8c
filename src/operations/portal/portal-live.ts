import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { type Live, MOST_READERS, TOO_MANY_READERS } from '../live/live.ts'
import { type PortalReader, PortalRoom } from './portal-room.ts'
import type { PortalAccount } from './sessions.ts'
import type { World } from '../world.ts'

/** Tells clients in the portal that what they see has changed, on top of what an organization's readers are told. */
export class PortalLive {
  readonly #world: World
  readonly #live: Live
  readonly #rooms = new Map<string, { readonly room: PortalRoom; readonly leave: () => void }>()

  constructor(world: World, live: Live) {
    this.#world = world
    this.#live = live
  }

  /**
   * Lets a client follow an account with the sessions they showed; answers how to leave again. Refused: changes_not_heard,
   * and too_many_streams for each access to the portal, however many sessions it has.
   */
  follow(account: PortalAccount, sessions: readonly string[], reader: PortalReader): (() => void) | Refusal {
    const { orgId, client } = account
    const entered = this.#enter(orgId)
    if (isRefusal(entered)) return entered
    const { room } = entered
    if (room.count(client.id) >= MOST_READERS) return TOO_MANY_READERS
    const leave = room.enter({ account, sessions, reader })
    return () => {
      leave()
      if (room.isEmpty) this.#close(orgId, room)
    }
  }

  #enter(orgId: string): { readonly room: PortalRoom } | Refusal {
    const there = this.#rooms.get(orgId)
    if (there) return there
    const room = new PortalRoom(this.#world, orgId)
    const leave = this.#live.follow(orgId, 'portal', room)
    if (isRefusal(leave)) return leave
    this.#rooms.set(orgId, { room, leave })
    return { room }
  }

  #close(orgId: string, room: PortalRoom): void {
    const there = this.#rooms.get(orgId)
    if (there?.room !== room) return
    this.#rooms.delete(orgId)
    there.leave()
  }
}
