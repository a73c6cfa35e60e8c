import { FleetbaseUnreachable, type Listed } from './ports.ts'

const PAGE = 50
/** So many records of one second cannot be read past: a list knows no pages but its times. */
const MOST_IN_A_SECOND = 800

/** Asks for the records from `since` (an instant) on, the oldest first. */
export type AskPage = (since: string, limit: number) => Promise<Listed[]>

/**
 * A list to its end, page by page, each from the time of the last record before: so the records of that second come
 * twice. Pages are never empty. Throws `FleetbaseUnreachable`.
 */
export async function* pagesFrom(ask: AskPage, from: string): AsyncGenerator<readonly Listed[], void> {
  let since = from
  let limit = PAGE
  for (;;) {
    const page = await ask(since, limit)
    if (page.length > 0) yield page
    if (page.length < limit) return
    const last = page.at(-1)!.at
    if (last.slice(0, 19) > since.slice(0, 19)) {
      since = last
      limit = PAGE
    } else if (limit < MOST_IN_A_SECOND) limit *= 2
    else throw new FleetbaseUnreachable(`More than ${limit} records are of one second; they cannot be read.`)
  }
}
