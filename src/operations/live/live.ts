import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { type Changed, CHANGES, type ChangesTold } from '../../store/changes.ts'
import type { Database } from '../../store/engine/database.ts'
import { Listener } from '../../store/engine/listener.ts'
import { Changes } from './changes.ts'

/** Somebody who follows what changes in an organization. */
export interface Reader {
  /** Changes are heard from now on; what was read before may be stale. */
  ready(): void
  changed(changed: readonly Changed[]): void
  /** Changes cannot be heard until the next `ready`. */
  waiting(): void
  /** Nothing more will come. */
  end(): void
}

/** So many follow with one credential in this program. */
export const MOST_READERS = 64
/** What changes within this time is told together, so that a busy organization's readers are not told each event. */
const TOGETHER_MS = 100

interface Room {
  readonly readers: Map<Reader, string>
  /** What is told when the time is up; null when nobody was told lately. */
  gathered: Changes | null
}

/**
 * Passes on what changes in the books to those who follow it, whichever program on the database changed it. It listens
 * while somebody follows, on one connection for this program.
 */
export class Live {
  readonly #db: Database
  readonly #rooms = new Map<string, Room>()
  #listener: Listener | null = null
  #isReady = false
  #stopped = false

  constructor(db: Database) {
    this.#db = db
  }

  /** Lets somebody follow an organization; answers how to leave again. Refused beyond so many of one credential. */
  follow(orgId: string, credential: string, reader: Reader): (() => void) | Refusal {
    if (this.#stopped || this.#db.identity === 'pooled') return NOT_HEARD
    const room = this.#rooms.get(orgId) ?? { readers: new Map(), gathered: null }
    if ([...room.readers.values()].filter((one) => one === credential).length >= MOST_READERS)
      return TOO_MANY_READERS
    this.#rooms.set(orgId, room)
    room.readers.set(reader, credential)
    this.#listener ??= new Listener(this.#db, CHANGES, {
      ready: () => this.#ready(),
      heard: (payload) => this.#heard(payload),
      lost: () => this.#lost(),
    })
    if (this.#isReady) reader.ready()
    else reader.waiting()
    return () => this.#leave(orgId, reader)
  }

  /** Ends every stream, and listens no more. */
  stop(): void {
    this.#stopped = true
    for (const reader of this.#everybody()) reader.end()
    this.#rooms.clear()
    this.#rest()
  }

  #everybody(): Reader[] {
    return [...this.#rooms.values()].flatMap(({ readers }) => [...readers.keys()])
  }

  #leave(orgId: string, reader: Reader): void {
    const room = this.#rooms.get(orgId)
    if (!room?.readers.delete(reader)) return
    if (room.readers.size === 0) this.#rooms.delete(orgId)
    if (this.#rooms.size === 0) this.#rest()
  }

  #rest(): void {
    this.#listener?.stop()
    this.#listener = null
    this.#isReady = false
  }

  #ready(): void {
    this.#isReady = true
    for (const reader of this.#everybody()) reader.ready()
  }

  #lost(): void {
    this.#isReady = false
    for (const reader of this.#everybody()) reader.waiting()
  }

  #heard(payload: string): void {
    const { orgId, changed } = JSON.parse(payload) as ChangesTold
    const room = this.#rooms.get(orgId)
    if (!room) return
    if (room.gathered) room.gathered.addAll(changed)
    else {
      tell(room, changed)
      this.#gather(room)
    }
  }

  /** The first change is told at once; what follows it closely, together. */
  #gather(room: Room): void {
    room.gathered = new Changes()
    setTimeout(() => {
      const changed = room.gathered?.told() ?? []
      room.gathered = null
      if (changed.length === 0) return
      tell(room, changed)
      this.#gather(room)
    }, TOGETHER_MS).unref()
  }
}

const tell = ({ readers }: Room, changed: readonly Changed[]): void => {
  for (const reader of readers.keys()) reader.changed(changed)
}

export const TOO_MANY_READERS = refuse(
  'too_many_streams',
  null,
  'This credential follows with too many streams at once.',
  {
    remedy: 'End one of them first.',
    values: { most: MOST_READERS },
  },
)

const NOT_HEARD = refuse('changes_not_heard', null, 'Changes cannot be followed here just now.', {
  remedy:
    'Ask for what you need instead. Behind a pooler that works by transaction, changes are never heard: connect to the database directly.',
})
