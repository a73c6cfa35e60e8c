import { type Changed, tellChanges } from '../../store/changes.ts'
import type { Database } from '../../store/engine/database.ts'
import { Changes } from './changes.ts'

/** What changes within this time is told together. */
const TOGETHER_MS = 50

/**
 * Tells whoever follows, in any program on the database, what was changed by something that stands. The first is told at
 * once, and what comes meanwhile or shortly after, together. What cannot be told is not kept: whoever follows loses their
 * line as well, and asks for everything when it is back.
 */
export function announce(db: Database, orgId: string, changed: readonly Changed[]): void {
  if (changed.length === 0) return
  const office = offices.get(db.pool) ?? new Office(db)
  offices.set(db.pool, office)
  office.take(orgId, changed)
}

class Office {
  readonly #db: Database
  #gathered = new Map<string, Changes>()
  #isTelling = false

  constructor(db: Database) {
    this.#db = db
    db.lastWords.add(() => this.#finish())
  }

  take(orgId: string, changed: readonly Changed[]): void {
    const changes = this.#gathered.get(orgId) ?? new Changes()
    this.#gathered.set(orgId, changes)
    changes.addAll(changed)
    if (this.#isTelling) return
    this.#isTelling = true
    void this.#tellOn()
  }

  async #tellOn(): Promise<void> {
    while (this.#gathered.size > 0) {
      await this.#tell()
      await new Promise((rested) => setTimeout(rested, TOGETHER_MS).unref())
    }
    this.#isTelling = false
  }

  async #tell(): Promise<void> {
    const told = [...this.#gathered].map(([orgId, changes]) => ({ orgId, changed: changes.told() }))
    this.#gathered = new Map()
    await tellChanges(this.#db, told).catch(() => {})
  }

  async #finish(): Promise<void> {
    if (this.#gathered.size > 0) await this.#tell()
  }
}

const offices = new WeakMap<Database['pool'], Office>()
