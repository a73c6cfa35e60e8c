import { setTimeout as rest } from 'node:timers/promises'
import type { Changed, ChangeKind } from '../../store/changes.ts'
import { readOrganization, type Tx } from '../../store/engine/transaction.ts'
import { customersBehind, portalMarks } from '../../store/reading/portal.ts'
import { readLinkToken } from '../links/link-token.ts'
import { Changes } from '../live/changes.ts'
import type { Reader } from '../live/live.ts'
import type { World } from '../world.ts'
import { accountsOf, type PortalAccount } from './sessions.ts'

/** What a client is told: never what changed. */
export type PortalReader = Omit<Reader, 'changed'> & { changed(): void }

/** A client who follows. */
export interface Follower {
  /** As it was when they began. */
  readonly account: PortalAccount
  readonly sessions: readonly string[]
  readonly reader: PortalReader
}

/** So that a busy organization is looked at so often and no oftener. */
const REST_MS = 250

/**
 * An organization as its clients follow it. Nothing of others is told: a client hears of a change once a mark of what
 * they may see is another, and not before their rights were read anew. Changes whose documents are named are looked at for
 * the customers of those; where they are too many to name, for everybody who follows: one statement, and less work than
 * if each of them, told without a look, read their pages again.
 */
export class PortalRoom implements Reader {
  readonly #world: World
  readonly #orgId: string
  readonly #followers = new Set<Follower>()
  /** Who has been told `ready`. */
  readonly #ready = new Set<Follower>()
  readonly #marks = new Map<string, string>()
  #heard = new Changes()
  #isHearing = false
  #isLooking = false

  constructor(world: World, orgId: string) {
    this.#world = world
    this.#orgId = orgId
  }

  get isEmpty(): boolean {
    return this.#followers.size === 0
  }

  /** With how many streams an access to the portal is followed. */
  count(clientId: string): number {
    return [...this.#followers].filter(({ account }) => account.client.id === clientId).length
  }

  enter(follower: Follower): () => void {
    this.#followers.add(follower)
    if (this.#isHearing) void this.#look()
    else follower.reader.waiting()
    return () => {
      this.#followers.delete(follower)
      this.#ready.delete(follower)
    }
  }

  ready(): void {
    this.#isHearing = true
    void this.#look()
  }

  changed(changed: readonly Changed[]): void {
    this.#heard.addAll(changed.filter(({ kind }) => ['invoice', 'payment', 'portal'].includes(kind)))
    void this.#look()
  }

  waiting(): void {
    this.#isHearing = false
    this.#ready.clear()
    for (const { reader } of this.#followers) reader.waiting()
  }

  end(): void {
    for (const { reader } of this.#followers) reader.end()
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return
    this.#isLooking = true
    try {
      for (let heard = this.#take(); heard.length > 0 || this.#hasNewcomers(); heard = this.#take()) {
        await this.#pass(heard)
        if (heard.length > 0) await rest(REST_MS, undefined, { ref: false })
      }
    } catch {
      // Whoever follows comes back, and reads everything again.
      this.end()
    } finally {
      this.#isLooking = false
    }
  }

  #take(): Changed[] {
    const heard = this.#heard.told()
    this.#heard = new Changes()
    return heard
  }

  #hasNewcomers(): boolean {
    return this.#isHearing && this.#ready.size < this.#followers.size
  }

  /** Looks at what was heard, once, and tells whom it concerns. */
  async #pass(heard: readonly Changed[]): Promise<void> {
    const turned = heard.some(({ kind }) => kind === 'portal')
    const looking = [...this.#followers].map((follower) => ({ follower, isNew: !this.#ready.has(follower) }))
    const concerned = await this.#concerned(looking, heard)
    await Promise.all(
      looking.map(async ({ follower, isNew }) => {
        const isConcerned = concerned.has(customerOf(follower))
        if (isNew || isConcerned || turned) await this.#tell(follower, { isNew, isConcerned })
      }),
    )
  }

  async #tell(
    follower: Follower,
    { isNew, isConcerned }: { readonly isNew: boolean; readonly isConcerned: boolean },
  ): Promise<void> {
    const { account, sessions, reader } = follower
    const own = sessions.filter((session) => readLinkToken(session)?.orgId === this.#orgId)
    const now = (await accountsOf(this.#world, own)).find(({ client }) => client.id === account.client.id)
    if (!this.#followers.has(follower)) return
    const shows = account.organization.portal.invoices
    if (!now || now.organization.portal.invoices !== shows) return reader.end()
    if (!this.#isHearing) return
    if (isNew) {
      this.#ready.add(follower)
      reader.ready()
    } else if (isConcerned && shows) reader.changed()
  }

  /** The customers who may see something else than when they were last looked at; those of newcomers are looked at anyway. */
  async #concerned(
    looking: readonly { readonly follower: Follower; readonly isNew: boolean }[],
    heard: readonly Changed[],
  ): Promise<ReadonlySet<string>> {
    const marks = await readOrganization(this.#world.db, this.#orgId, async (tx) => {
      const behind = await this.#behind(tx, heard)
      const looked = looking.filter(
        ({ follower, isNew }) => isNew || behind === 'anybody' || behind.has(customerOf(follower)),
      )
      if (looked.length === 0) return []
      return portalMarks(tx, this.#orgId, [...new Set(looked.map(({ follower }) => customerOf(follower)))])
    })
    const other = marks.filter(({ customerId, mark }) => this.#marks.get(customerId) !== mark)
    for (const { customerId, mark } of other) this.#marks.set(customerId, mark)
    return new Set(other.map(({ customerId }) => customerId))
  }

  /** Whose documents and payments were named. */
  async #behind(tx: Tx, heard: readonly Changed[]): Promise<ReadonlySet<string> | 'anybody'> {
    const named = heard.filter(({ kind }) => kind !== 'portal')
    if (named.length === 0) return new Set()
    if (named.some(({ ids }) => ids.length === 0)) return 'anybody'
    const idsOf = (kind: ChangeKind): readonly string[] => named.find((one) => one.kind === kind)?.ids ?? []
    return new Set(
      await customersBehind(tx, this.#orgId, { invoices: idsOf('invoice'), payments: idsOf('payment') }),
    )
  }
}

const customerOf = ({ account }: Follower): string => account.client.customerId
