import { expect, test } from 'vitest'
import { printWhole, type Unfolded } from './print-whole.ts'

const gone = new Error('gone')
/** A list of which so many pages are shown, and whose next page cannot be had. */
const list = (pages: number): Unfolded => {
  const shown = {
    data: { pages: Array<unknown>(pages) },
    hasNextPage: true,
    error: null,
    isFetchNextPageError: false,
  }
  const failed = {
    ...shown,
    error: gone,
    isFetchNextPageError: true,
    fetchNextPage: () => Promise.reject(gone),
  }
  return { ...shown, fetchNextPage: () => Promise.resolve(failed) }
}

test.each([
  [50, 100],
  [100, 50],
])(
  'nothing is printed beyond 5,000 rows, by %i as by %i a page, nor without what cannot be had',
  async (rows, most) => {
    await expect(printWhole(list(most), rows)).rejects.not.toBe(gone)
    await expect(printWhole(list(most - 1), rows)).rejects.toBe(gone)
  },
)
