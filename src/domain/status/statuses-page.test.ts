import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { positionsCovered, statusesPage } from '../../../test/support/domain/statuses-page.ts'

const PAGE = new URL('../../../docs/statuses.md', import.meta.url)

test('docs/statuses.md says what the tables say (UPDATE_STATUSES=1 writes it anew)', () => {
  const page = statusesPage()
  if (process.env['UPDATE_STATUSES'] === '1') writeFileSync(PAGE, page)
  expect(readFileSync(PAGE, 'utf8')).toBe(page)
})

test('the rows of each vocabulary cover all 360 positions', () => {
  expect(positionsCovered(statusesPage())).toEqual([360, 360, 360, 360, 360])
})
