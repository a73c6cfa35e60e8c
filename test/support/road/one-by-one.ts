import { assert } from '../../../src/kernel/assert.ts'
import type { Books } from './books.ts'

/** Something one actor does in books; it answers in a word: an outcome, or a refusal's code. */
export type Doing = (books: Books) => Promise<string>

/** What a sequence left behind: what each was answered, the documents and the journal, whatever order they were written in. */
export interface Left {
  readonly answers: readonly [string, string]
  readonly documents: readonly string[]
  readonly entries: readonly string[]
}

async function left(books: Books, answers: readonly [string, string]): Promise<Left> {
  const documents = (await books.standing()).map((one) =>
    Object.values(one)
      .map((value) => String(value))
      .join(' '),
  )
  const entries = (await books.journal()).trim().split(/\n(?=\d{4}-)/)
  return { answers, documents: documents.sort(), entries: entries.sort() }
}

/** One after the other, by two processes. */
export async function oneByOne(books: Books, first: Doing, second: Doing): Promise<Left> {
  const answer = await first(books.elsewhere())
  return left(books, [answer, await second(books.elsewhere())])
}

/** Both at once, by two processes. */
export async function atOnce(books: Books, one: Doing, other: Doing): Promise<Left> {
  return left(books, await Promise.all([one(books.elsewhere()), other(books.elsewhere())]))
}

/** The only row of a query, its first column as text. */
export async function only(books: Books, sql: string): Promise<string> {
  const rows = await books.rows(sql)
  assert(rows.length === 1, `${rows.length} rows instead of one: ${sql}`)
  return String(Object.values(rows[0]!)[0])
}
