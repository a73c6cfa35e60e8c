import { describe, expect, test } from 'vitest'
import { brokenWalls } from './floors.ts'
import { filesIn, textOf } from './imports.ts'

const sources = filesIn('src').filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))

describe('the walls of the house', () => {
  test('no file imports from a floor above, and each package stays in its place', () => {
    expect(sources.flatMap((path) => brokenWalls(path, textOf(path)))).toEqual([])
  })

  test.each([
    ['src/domain/x.ts', `import { q } from '../store/engine/query.ts'`],
    ['src/domain/x.ts', `export type { Door } from '../http/door.ts'`],
    ['src/web/x.tsx', `import { planFor } from '../domain/plan/plan-for.ts'`],
    ['src/simulator/x.ts', `import type { WorkEvent } from '../domain/work/event.ts'`],
    ['src/http/x.ts', `import pg from 'pg'`],
    ['src/contract/x.ts', `import type { Work } from '../domain/work/work.ts'`],
    ['src/operations/x.ts', `import {\n  compose,\n} from '../compose.ts'`],
    ['src/http/x.ts', `const it = await import('../web/main.tsx')`],
    ['src/elsewhere/x.ts', `import { assert } from '../kernel/assert.ts'\nimport '../elsewhere/y.ts'`],
  ])('they are seen when they break: %s %s', (path, text) => {
    expect(brokenWalls(path, text)).toHaveLength(1)
  })
})

describe('the rules are pure', () => {
  const FORBIDDEN: readonly (readonly [what: RegExp, why: string])[] = [
    [/\bawait\b|\basync\b/, 'waits'],
    [/\bDate\.now\b|\bnew Date\(\)/, 'reads a clock'],
    [/\bMath\.random\b|\bcrypto\b/, 'reads a random number'],
    [/\bprocess\.|\bfetch\(/, 'reaches outside'],
  ]
  const impure = (text: string): string[] =>
    FORBIDDEN.flatMap(([what, why]) => (what.test(withoutComments(text)) ? [why] : []))

  test('the domain never waits, reads a clock or a random number, or reaches outside', () => {
    const rules = sources.filter((path) => path.startsWith('src/domain/'))
    expect(rules.flatMap((path) => impure(textOf(path)).map((why) => `${path} ${why}`))).toEqual([])
  })

  test.each(['const now = Date.now()', 'export async function f() {}', 'Math.random()', 'process.env.X'])(
    'it is seen when one does: %s',
    (text) => {
      expect(impure(text)).toHaveLength(1)
    },
  )
})

describe('the rooms', () => {
  test('no file is longer than 350 lines', () => {
    const generated = 'src/store/engine/schema.ts'
    const long = sources.filter((path) => path !== generated && textOf(path).split('\n').length > 351)
    expect(long).toEqual([])
  })

  test('nobody asks which business it is: policies are values', () => {
    const asks =
      /(?:===|==|!==|case)\s*['"](?:fleet|charter|field-service|field_service|home-services|home_services)['"]/
    const outside = sources.filter((path) => !path.startsWith('src/domain/profile/'))
    expect(outside.filter((path) => asks.test(textOf(path)))).toEqual([])
    expect(asks.test(`if (profile.code === 'fleet')`)).toBe(true)
  })
})

/** A source without its comments: what they say is not done. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}
