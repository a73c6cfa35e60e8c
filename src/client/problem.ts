import type { Problem } from '../contract/problem.ts'

/** Billhook refused a request, or could not be asked. `message` is a sentence for people. */
export class BillhookProblem extends Error {
  override readonly name = 'BillhookProblem'
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number
  /** What was refused, where, by which rule and how to mend it; null when the answer was not one of Billhook's. */
  readonly problem: Problem | null

  constructor(status: number, problem: Problem | null, sentence: string) {
    super(sentence)
    this.status = status
    this.problem = problem
  }
}
