import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import problems from '../../src/web/texts/de/problems.ts'
import remedies from '../../src/web/texts/de/remedies.ts'
import { filesIn, textOf } from './imports.ts'

interface Node {
  readonly type: string
  readonly [part: string]: unknown
}

const isNode = (x: unknown): x is Node => typeof x === 'object' && x !== null && 'type' in x

function* nodesIn(x: unknown): Generator<Node> {
  if (Array.isArray(x)) for (const one of x) yield* nodesIn(one)
  else if (isNode(x)) {
    yield x
    for (const part of Object.values(x)) yield* nodesIn(part)
  }
}

/** The codes that stand where a code is given: one, or one of two. */
function codesAt(x: unknown): string[] {
  if (!isNode(x)) return []
  if (x.type === 'ConditionalExpression') return [...codesAt(x['consequent']), ...codesAt(x['alternate'])]
  return x.type === 'Literal' && typeof x['value'] === 'string' ? [x['value']] : []
}

const nameOf = (x: unknown): string =>
  isNode(x) ? (x.type === 'MemberExpression' ? nameOf(x['property']) : String(x['name'])) : ''

const listed = (x: unknown): readonly Node[] => (Array.isArray(x) ? x.filter(isNode) : [])

/** What an object literal says under a name; undefined where it does not. */
const under = (object: Node | undefined, name: string): unknown =>
  object?.type === 'ObjectExpression'
    ? listed(object['properties']).find((one) => isNode(one['key']) && one['key']['name'] === name)?.['value']
    : undefined

/** Functions that are given a code and a remedy, by name, with the places of both. */
type Helpers = ReadonlyMap<string, { readonly code: number; readonly remedy: number }>

function helpersIn(program: unknown): Helpers {
  const helpers = new Map<string, { readonly code: number; readonly remedy: number }>()
  for (const node of nodesIn(program)) {
    const made = node['init'] ?? node['value'] ?? node
    if (!isNode(made) || !Array.isArray(made['params'])) continue
    const names = made['params'].map(nameOf)
    const [code, remedy] = [names.indexOf('code'), names.indexOf('remedy')]
    if (code >= 0 && remedy >= 0) helpers.set(nameOf(node['id'] ?? node['key']), { code, remedy })
  }
  return helpers
}

/** The codes that are refused in a source, and those of them that say what to do about it. */
function refusedIn(path: string, text: string, shared: Helpers) {
  const { program } = parseSync(path, text)
  const helpers = new Map([...shared, ...helpersIn(program)])
  const refused: string[] = []
  const mended: string[] = []
  for (const node of nodesIn(program)) {
    if (node.type === 'ObjectExpression') {
      const codes = codesAt(under(node, 'code'))
      refused.push(...codes)
      if (under(node, 'remedy') !== undefined) mended.push(...codes)
    }
    if (node.type !== 'CallExpression') continue
    const name = nameOf(node['callee'])
    const given = listed(node['arguments'])
    const places = helpers.get(name)
    const codes = codesAt(given[places?.code ?? 0])
    if (!places && !name.startsWith('refuse')) continue
    refused.push(...codes)
    if (places ? given[places.remedy] : under(given[3], 'remedy')) mended.push(...codes)
  }
  return { refused, mended }
}

// What the command line alone refuses stands in no browser.
const sources = filesIn('src').filter(
  (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^src\/(?:cli|web)\//.test(path),
)
/** How a mapping's reader notes a fault, whichever file reads. */
const reader = helpersIn(parseSync('reader.ts', textOf('src/domain/mapping/reader.ts')).program)
const found = sources.map((path) => refusedIn(path, textOf(path), reader))
const refused = found.flatMap((one) => one.refused)
const mended = new Set(found.flatMap((one) => one.mended))

/** What a schema finds wrong with a field has codes of its own. */
const OF_FIELDS = ['invalid_type', 'invalid_value', 'required', 'too_big', 'too_small']

test('what the interface says of refusals is of codes that there are', () => {
  expect(new Set(refused).size).toBeGreaterThan(250)
  const codes = [...refused, ...OF_FIELDS]
  expect(Object.keys(problems).filter((code) => !codes.includes(code))).toEqual([])
})

test('every refusal that says what to do about it says so in every language, and no other does', () => {
  expect(mended.size).toBeGreaterThan(150)
  expect(Object.keys(remedies).toSorted()).toEqual([...mended].toSorted())
})

test('where the interface says what to do about a refusal it says what was refused', () => {
  expect(Object.keys(remedies).filter((code) => !(code in problems))).toEqual([])
})

test.each([
  `refuse('a_new_one', null, 'No.', { values: {}, remedy: 'Ask.' })`,
  `const remedy = 'Ask.'; refuse('a_new_one', 3, 'No.', { remedy })`,
  `refuse(isOld ? 'an_old_one' : 'a_new_one', null, 'No.', { remedy: \`Ask \${who}.\` })`,
  `z.string().refine(isGood, { params: { code: 'a_new_one', remedy: 'Ask.' } })`,
  `const no = (code: string, says: string, remedy?: string) => [code, remedy]; no('a_new_one', 'No.', 'Ask.')`,
  `reader.fault(at, 'a_new_one', 'No.', 'Ask.')`,
])('a remedy is seen: %s', (text) => {
  expect(refusedIn('src/x.ts', text, reader).mended).toContain('a_new_one')
})

test.each([
  `refuse('a_new_one', null, 'No.', { values: { remedy: 'x' } })`,
  `reader.fault(at, 'a_new_one', 'No.')`,
])('none is seen where there is none: %s', (text) => {
  const { refused: codes, mended: none } = refusedIn('src/x.ts', text, reader)
  expect([codes, none]).toEqual([['a_new_one'], []])
})
