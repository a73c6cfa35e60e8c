import { assert } from '../../kernel/assert.ts'
import { drawNumbers, type DrawnNumber, type NumberSeries } from '../invoice/numbering.ts'

/**
 * Hands out numbers for one transaction, in the order asked, from the counters it was given. The counters it ends with
 * are written in that same transaction, so a failure leaves no gap (rule 14).
 */
export class NumberDesk {
  readonly #series: Map<string, NumberSeries>
  readonly #touched = new Set<string>()

  constructor(series: readonly NumberSeries[]) {
    this.#series = new Map(series.map((one) => [one.code, one]))
  }

  draw(code: string, issuedOn: string): DrawnNumber {
    const series = this.#series.get(code)
    assert(series, `no number series ${code}`)
    const drawn = drawNumbers(series, [issuedOn])
    this.#series.set(code, drawn.series)
    this.#touched.add(code)
    return drawn.numbers[0]!
  }

  /** The counters that moved, as they stand now. */
  advanced(): NumberSeries[] {
    return [...this.#touched].map((code) => this.#series.get(code)!)
  }
}
