import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ENGLISH } from '../../src/domain/sentence/english.ts'

const source = globSync('src/**/*.ts')
  .filter((file) => !file.startsWith('src/web/') && !/english\.ts$|\.test\.ts$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

test('every sentence that is kept is said somewhere', () => {
  // Documents are named by their kind; what was written before sentences had codes, by a migration.
  const byKind = /^(invoice|supplement|credit_note|deposit)_(named|draft)$|^as_written$/
  const unsaid = Object.keys(ENGLISH).filter((code) => !byKind.test(code) && !source.includes(`'${code}'`))
  expect(unsaid).toEqual([])
})

test('every sentence begins with a capital or a place, and ends', () => {
  const clauses =
    /^(did_|account_(renamed|retyped|used|out)|share|credit_share|.*_(named|draft)$|as_written|one_and_more|reversal_of|connection_|tax_followed)/
  for (const [code, text] of Object.entries(ENGLISH)) {
    if (clauses.test(code)) continue
    expect(text, code).toMatch(/^([A-Z1]|\{\{)/)
    expect(text, code).toMatch(/(\.|\}\})$/)
  }
})
