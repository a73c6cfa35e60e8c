import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ENGLISH } from '../../src/domain/sentence/english.ts'

const source = globSync('src/**/*.ts')
  .filter((file) => !file.startsWith('src/web/') && !/english\.ts$|\.test\.ts$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

test('every sentence that is kept is said somewhere', () => {
  // Documents and work are named by their kind; what was written before sentences had codes, by a migration.
  const byKind = /^(invoice|supplement|credit_note|deposit)_(named|draft)$|_untitled$|^as_written$/
  // A code of one word may stand for something else as well: there it has to stand where something is said.
  const isSaid = (code: string): boolean =>
    code.includes('_') ? source.includes(`'${code}'`) : new RegExp(`\\bsay\\([^;{}]*?'${code}'`).test(source)
  const unsaid = Object.keys(ENGLISH).filter((code) => !byKind.test(code) && !isSaid(code))
  expect(unsaid).toEqual([])
})
