import type { Problem } from '../../contract/problem.ts'

/** The server refused, or could not be asked: a sentence for people, and what to do about it. */
export class Refused extends Error {
  readonly problem: Problem | null
  readonly status: number

  constructor(status: number, problem: Problem | null, sentence: string) {
    super(sentence)
    this.name = 'Refused'
    this.status = status
    this.problem = problem
  }
}
