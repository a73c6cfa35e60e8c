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
