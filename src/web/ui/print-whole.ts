import i18next from 'i18next'

/** A list that is shown page by page. */
export interface Unfolded {
  readonly hasNextPage: boolean
  readonly error: Error | null
  readonly isFetchNextPageError: boolean
  readonly fetchNextPage: () => Promise<Unfolded>
}

/** So many pages of a list a browser can lay out at once without keeping anybody waiting. */
const MOST_PAGES = 100
const ROWS_OF_A_PAGE = 50

/**
 * Prints the page one is on, a list on it to its end. Fails where the rest of it cannot be had, or is too much for paper.
 *
 * @param draw draws what else is not drawn, until it is told that it may not be any more
 */
export async function printWhole(list?: Unfolded, draw?: (isWhole: boolean) => void): Promise<void> {
  let at = list
  for (let pages = 1; at?.hasNextPage; pages += 1) {
    if (pages === MOST_PAGES)
      throw new Error(i18next.t('tooLongForPaper', { ns: 'books', most: MOST_PAGES * ROWS_OF_A_PAGE }))
    at = await at.fetchNextPage()
    if (at.isFetchNextPageError && at.error) throw at.error
  }
  draw?.(true)
  addEventListener('afterprint', () => draw?.(false), { once: true })
  await laidOut()
  window.print()
}

/** Once what came last is on the page: the frame after the next one begins with it. */
const laidOut = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
