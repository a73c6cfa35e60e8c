import { isTransient } from '../store/engine/errors.ts'
import type { Asked, Carried } from './asked.ts'

/** Carries out a batch in one transaction, all or nothing; answers in order. */
export type CarryBatch = (batch: readonly Asked[]) => Promise<readonly Carried[]>

/** What became of one command: an answer, or what was thrown when it was tried alone. */
export type Settled = { readonly carried: Carried } | { readonly failed: unknown }

/** Of commands that may travel together, so many go in one transaction when they came one by one. */
const MOST_TOGETHER = 256

interface Waiting {
  readonly asked: readonly Asked[]
  readonly mayJoin: boolean
  readonly carry: CarryBatch
  readonly settle: (settled: readonly Settled[]) => void
}

/**
 * One lane for each organization: its transactions go one after another, and what queued while the last one ran goes
 * together in the next. No timer waits for company, so a lone command is carried out at once.
 */
export class Lanes {
  readonly #queues = new Map<string, Waiting[]>()

  /** Lanes of one's own, for work in a transaction that nobody else may join. */
  apart(): Lanes {
    return new Lanes()
  }

  /** Queues commands; with `mayJoin` they may share a transaction with others that came meanwhile. Never rejects. */
  enter(
    orgId: string,
    asked: readonly Asked[],
    mayJoin: boolean,
    carry: CarryBatch,
  ): Promise<readonly Settled[]> {
    return new Promise((settle) => {
      const waiting = { asked, mayJoin, carry, settle }
      const queue = this.#queues.get(orgId)
      if (queue) {
        queue.push(waiting)
        return
      }
      this.#queues.set(orgId, [waiting])
      void this.#drain(orgId)
    })
  }

  async #drain(orgId: string): Promise<void> {
    const queue = this.#queues.get(orgId)!
    while (queue.length > 0) {
      const together = takeTogether(queue)
      const settled = await carryOrSplit(
        together.flatMap(({ asked }) => asked),
        together[0]!.carry,
      )
      let from = 0
      for (const { asked, settle } of together) {
        settle(settled.slice(from, from + asked.length))
        from += asked.length
      }
    }
    this.#queues.delete(orgId)
  }
}

/** The head of the queue, and what behind it may travel with it. */
function takeTogether(queue: Waiting[]): Waiting[] {
  const taken = [queue.shift()!]
  let size = taken[0]!.asked.length
  while (taken[0]!.mayJoin && queue[0]?.mayJoin && size + queue[0].asked.length <= MOST_TOGETHER) {
    size += queue[0].asked.length
    taken.push(queue.shift()!)
  }
  return taken
}

/** A batch that fails is split in halves, so that one bad command never fails its neighbours. */
async function carryOrSplit(batch: readonly Asked[], carry: CarryBatch): Promise<Settled[]> {
  try {
    return (await carry(batch)).map((carried) => ({ carried }))
  } catch (failed) {
    // A database that is not there is not there for the halves either.
    if (batch.length === 1 || isTransient(failed)) return batch.map(() => ({ failed }))
    const middle = Math.ceil(batch.length / 2)
    return [
      ...(await carryOrSplit(batch.slice(0, middle), carry)),
      ...(await carryOrSplit(batch.slice(middle), carry)),
    ]
  }
}
