/** What a run has done so far. Times are milliseconds from sending to answer. */
export interface Counts {
  /** Acts that were answered: events told and what people did. */
  readonly acts: number
  /** Of these, work events. */
  readonly told: number
  readonly done: number
  readonly nothing: number
  readonly refused: number
  /** Acts the server failed at, or did not answer. */
  readonly failed: number
  /** Documents made: invoices, supplements and credit notes. */
  readonly invoices: number
  /** Documents sent, confirmed or published. */
  readonly finished: number
  readonly payments: number
  readonly p50: number
  readonly p95: number
}

type Counted = 'told' | 'done' | 'nothing' | 'refused' | 'failed' | 'invoices' | 'finished' | 'payments'

/** Of so many answers, the latest, times are told. */
const LATEST = 2_000

/** Counts what happens. */
export class Tally {
  readonly #counts: Record<Counted, number> = {
    told: 0,
    done: 0,
    nothing: 0,
    refused: 0,
    failed: 0,
    invoices: 0,
    finished: 0,
    payments: 0,
  }
  readonly #times: number[] = []
  #acts = 0

  add(what: Counted, count = 1): void {
    this.#counts[what] += count
  }

  answered(ms: number): void {
    this.#times[this.#acts % LATEST] = ms
    this.#acts += 1
  }

  counts(): Counts {
    const times = this.#times.toSorted((a, b) => a - b)
    const at = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? 0
    return { acts: this.#acts, ...this.#counts, p50: at(0.5), p95: at(0.95) }
  }
}
