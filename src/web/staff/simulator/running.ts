import { useSyncExternalStore } from 'react'
import type { Organization } from '../../../contract/organization.ts'
import type { Deed } from '../../../simulator/deeds.ts'
import { runNamed, Simulator } from '../../../simulator/simulator.ts'
import type { Counts } from '../../../simulator/tally.ts'
import { billhook } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'

/** An act as the feed shows it. */
export interface Entry extends Deed {
  readonly number: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** How the simulator of an organization stands. */
export interface Standing {
  readonly running: boolean
  /** Acts a minute. */
  readonly rate: number
  readonly counts: Counts | null
  /** The latest acts, newest first. */
  readonly latest: readonly Entry[]
  /** How many acts were answered in each of the last seconds, the present one last. */
  readonly seconds: readonly number[]
  readonly problem: Error | null
}

export const SECONDS = 60
const LATEST = 24
/** How often the page is drawn anew; the feed less often when acts come faster than one can read. */
const DRAW_MS = 250
const FEED_MS = 1_000
const READABLE_A_MINUTE = 120
/** How often the lists that are open elsewhere are read anew. */
const READ_MS = 1_500
/** A browser keeps no more connections to one server. */
const AT_ONCE = 6

const BEFORE: Standing = {
  running: false,
  rate: 60,
  counts: null,
  latest: [],
  seconds: Array<number>(SECONDS).fill(0),
  problem: null,
}

/** One organization's simulator. It lives beside the pages, so that it goes on while one looks at the lists it fills. */
class Running {
  standing = BEFORE
  readonly #listeners = new Set<() => void>()
  #simulator: Simulator | null = null

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #say(change: Partial<Standing>): void {
    this.standing = { ...this.standing, ...change }
    for (const listener of this.#listeners) listener()
  }

  setRate(rate: number): void {
    if (this.#simulator) this.#simulator.rate = rate
    this.#say({ rate })
  }

  /** What is under way is still answered; then it says that it stands. */
  stop(): void {
    this.#simulator?.stop()
  }

  async start(organization: Organization): Promise<void> {
    if (this.#simulator) return
    const latest: Entry[] = []
    const answered: number[] = []
    let number = 0
    const begun = Date.now()
    this.#say({ running: true, problem: null })
    try {
      const simulator = new Simulator({
        client: billhook(organization.slug),
        organization,
        rate: this.standing.rate,
        seed: begun % 2 ** 31,
        run: runNamed(begun),
        atOnce: AT_ONCE,
        onDeed: (deed) => {
          const at = Date.now()
          answered.push(at)
          latest.unshift({ ...deed, number: (number += 1), at })
          latest.length = Math.min(latest.length, LATEST)
        },
      })
      this.#simulator = simulator
      let fed = 0
      const draw = (): void => {
        const now = Date.now()
        const feeds =
          this.standing.rate <= READABLE_A_MINUTE || now - fed >= FEED_MS || !this.standing.running
        if (feeds) fed = now
        const since = now - SECONDS * 1000
        while (answered[0]! < since) answered.shift()
        this.#say({
          counts: simulator.counts,
          seconds: perSecond(answered, now),
          ...(feeds ? { latest: [...latest] } : {}),
        })
      }
      const drawing = setInterval(draw, DRAW_MS)
      const reading = setInterval(() => void readAnew(organization), READ_MS)
      await simulator.run().finally(() => {
        clearInterval(drawing)
        clearInterval(reading)
        this.#say({ running: false })
        draw()
        void readAnew(organization)
      })
    } catch (err) {
      this.#say({ problem: err instanceof Error ? err : new Error(String(err)) })
    } finally {
      this.#simulator = null
      this.#say({ running: false })
    }
  }
}

const readAnew = ({ slug }: Organization): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: [slug] })

function perSecond(answered: readonly number[], now: number): number[] {
  const seconds = Array<number>(SECONDS).fill(0)
  for (const at of answered) {
    const ago = Math.floor((now - at) / 1000)
    if (ago < SECONDS) seconds[SECONDS - 1 - ago]! += 1
  }
  return seconds
}

const byOrganization = new Map<string, Running>()

/** The simulator of an organization, the same one for as long as the page is not loaded anew. */
export function runningOf(slug: string): Running {
  const running = byOrganization.get(slug) ?? new Running()
  byOrganization.set(slug, running)
  return running
}

/** How it stands, drawn anew when that changes. */
export function useStanding(slug: string): Standing {
  const running = runningOf(slug)
  return useSyncExternalStore(running.subscribe, () => running.standing)
}
