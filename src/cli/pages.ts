import type { Table } from '../contract/tables/table.ts'
import type { HowMuch } from './options.ts'
import { note } from './output/out.ts'

interface Page<Row> {
  readonly items: readonly Row[]
  readonly nextCursor: string | null
}

const LARGEST_PAGE = 200

/** The rows of a paged list: as many as were asked for, read page after page. Says so when there are more. */
export async function* rowsOf<Row>(
  read: (page: { cursor?: string; limit: string }) => Promise<Page<Row>>,
  { limit, all }: HowMuch,
): AsyncGenerator<Row> {
  let left = all ? Infinity : limit
  for (let cursor: string | null | undefined; cursor !== null && left > 0;) {
    const size = String(Math.min(left, LARGEST_PAGE))
    const page: Page<Row> = await read({ limit: size, ...(cursor === undefined ? {} : { cursor }) })
    yield* page.items
    left -= page.items.length
    cursor = page.nextCursor
    if (left <= 0 && cursor !== null) note('There are more: --all lists them, --limit says how many.')
  }
}

/** Every page of an answer, the largest there are, each read when it is needed. */
export async function* pagesOf<Answer extends { readonly nextCursor: string | null }>(
  read: (page: { cursor?: string; limit: string }) => Promise<Answer>,
): AsyncGenerator<Answer> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Answer = await read({
      limit: String(LARGEST_PAGE),
      ...(cursor === undefined ? {} : { cursor }),
    })
    yield page
    cursor = page.nextCursor
  }
}

/** The same as rows for a file. */
export async function* tablesOf<Answer extends { readonly nextCursor: string | null }>(
  tableOf: (answer: Answer) => Table,
  read: (page: { cursor?: string; limit: string }) => Promise<Answer>,
): AsyncGenerator<Table> {
  for await (const page of pagesOf(read)) yield tableOf(page)
}
