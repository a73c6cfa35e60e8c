import i18next from 'i18next'

/** A list that is shown page by page. */
export interface Unfolded {
  readonly data: { readonly pages: readonly unknown[] } | undefined
  readonly hasNextPage: boolean
  readonly error: Error | null
  readonly isFetchNextPageError: boolean
  readonly fetchNextPage: () => Promise<Unfolded>
}

/** So many rows a browser lays out at once without keeping anybody waiting. */
const MOST_ROWS = 5_000

/**
 * Prints the page one is on, a list on it to its end. Fails where the rest of it cannot be had, or is too much for paper.
 *
 * @param rowsOfAPage how many rows of the list are read at a time
 * @param draw draws what else is not drawn, until it is told that it may not be any more
 */
export async function printWhole(
  list?: Unfolded,
  rowsOfAPage = 50,
  draw?: (isWhole: boolean) => void,
): Promise<void> {
  let at = list
  while (at?.hasNextPage) {
    if ((at.data?.pages.length ?? 0) * rowsOfAPage >= MOST_ROWS)
      throw new Error(i18next.t('tooLongForPaper', { ns: 'books', most: MOST_ROWS }))
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
