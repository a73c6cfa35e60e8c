import { expect, test } from 'vitest'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { openBooks } from '../support/road/lived-books.ts'
import { openServer, problemOf } from './api.ts'

const server = await openServer()
const { books, read, key } = await openBooks(server, 'fleet')
await books.tell(orderPriced('o-1', 12_000, at(3)))
await books.tell(orderPriced('o-2', 700, at(9)))

const REPORTS = [
  'income-statement',
  'revenue',
  'cash-flow',
  'clearing',
  'collections',
  'tax-liability',
] as const

test.each(REPORTS)(
  '%s stands beside any other days as beside those of a comparison by its name',
  async (report) => {
    const span = 'from=2026-03-08&to=2026-03-14'
    const named = await read<{ comparedWith: { from: string; to: string } }>(
      `${report}?${span}&compare=previous`,
    )
    expect(named.comparedWith).toEqual({ from: '2026-03-01', to: '2026-03-07' })
    const free = await read(`${report}?${span}&compareFrom=2026-03-01&compareTo=2026-03-07`)
    expect(free).toEqual(named)
    const wider = await read<object>(`${report}?${span}&compareFrom=2025-01-01&compareTo=2026-03-31`)
    if (report !== 'clearing' && report !== 'cash-flow' && report !== 'tax-liability')
      expect({ ...wider, comparedWith: named.comparedWith }).not.toEqual(named)
  },
)

test.each([
  ['compare=year&compareFrom=2025-01-01&compareTo=2025-01-31', 'comparison_twice', '/compare'],
  ['compareFrom=2025-01-01', 'comparison_open', '/compareTo'],
  ['compareTo=2025-01-01', 'comparison_open', '/compareFrom'],
  ['compareFrom=2025-02-01&compareTo=2025-01-31', 'period_backwards', '/compareTo'],
])('%s is refused', async (query, code, pointer) => {
  const answer = await server.send(`/v1/reports/revenue?${query}`, {
    headers: { authorization: `Bearer ${key}` },
  })
  expect(answer.status).toBe(422)
  expect(problemOf(answer)).toMatchObject({ code, pointer })
})
