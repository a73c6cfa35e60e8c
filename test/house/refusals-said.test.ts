import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import problems from '../../src/web/texts/de/problems.ts'

/** The codes of refusals, as the source has them. */
const refused = globSync('src/**/*.ts').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:refuse\w*\(|code:)\s*'([a-z_]+)'/g)].map(([, code]) => code!),
)

test('what the interface says of refusals is of codes that there are', () => {
  expect(refused.length).toBeGreaterThan(250)
  expect(Object.keys(problems).filter((code) => !refused.includes(code))).toEqual([])
})
