import { importsOf } from './imports.ts'

/** The floors of the house, from the ground up. A file may import its own floor or below. */
const FLOORS: readonly (readonly [folder: string, floor: number])[] = [
  ['src/kernel/', 0],
  ['src/domain/', 1],
  ['src/store/', 2],
  ['src/operations/', 3],
  ['src/adapters/', 4],
  ['src/contract/', 4],
  ['src/present/', 4],
  ['src/client/', 5],
  ['src/simulator/', 5],
  ['src/http/', 5],
  ['src/cli/', 5],
  ['src/jobs/', 5],
  ['src/demo/', 5],
  ['src/web/', 6],
  ['src/compose.ts', 7],
  ['src/main.ts', 7],
]

/** What may reach the outside only from one place. */
const KEPT_APART: readonly (readonly [what: RegExp, from: RegExp])[] = [
  [/^(pg|kysely)(\/|$)/, /^src\/store\//],
  [/^graphile-worker$/, /^src\/(store|jobs)\//],
  [/^(hono|@hono\/.*)$/, /^src\/(http|contract)\/|^src\/compose\.ts$/],
  [/^(react|react-dom|@mantine\/.*|@tanstack\/.*)(\/|$)/, /^src\/web\//],
  [/^nodemailer$/, /^src\/adapters\/mail\//],
  [/^prom-client$/, /^src\/http\//],
  [/^(better-auth|@better-auth\/.*)(\/|$)/, /^src\/adapters\/people\//],
  [/^commander$/, /^src\/cli\//],
  [/^image-size(\/|$)/, /^src\/domain\/picture\//],
]

/**
 * Rules that are arithmetic, or reading, alone: a form works them out while one types, and must come to what the server comes to.
 * Whoever adds to these is sure that they decide nothing a person may or may not do.
 */
const SHARED_RULES: ReadonlySet<string> = new Set([
  'src/domain/invoice/tax-terms.ts',
  'src/domain/invoice/totals.ts',
  'src/domain/invoice/equal-instalments.ts',
  'src/domain/invoice/terms.ts',
  'src/domain/invoice/credit-parts.ts',
  'src/domain/receivables/allocate.ts',
])

const floorOf = (path: string): number | null =>
  FLOORS.find(([folder]) => path.startsWith(folder))?.[1] ?? null

/** Everything wrong with a source's imports, as sentences. */
export function brokenWalls(path: string, text: string): string[] {
  const floor = floorOf(path)
  if (floor === null) return [`${path} is on no floor`]
  return importsOf(path, text).flatMap((target) => wallBetween(path, floor, target) ?? [])
}

function wallBetween(path: string, floor: number, target: string): string | null {
  const says = (why: string): string => `${path} imports ${target}: ${why}`
  const apart = KEPT_APART.find(([what]) => what.test(target))
  if (apart && !apart[1].test(path)) return says('that package has its own place')
  if (!target.startsWith('src/')) return null
  const other = floorOf(target)
  if (other === null) return says('that is on no floor')
  if (other === 7 && path !== 'src/main.ts') return says('nobody imports what puts everything together')
  if (path.startsWith('src/web/') && SHARED_RULES.has(target)) return null
  if (path.startsWith('src/web/') && !/^src\/(web|client|simulator|kernel|contract)\//.test(target))
    return says('the interface sees kernel, contract, client and simulator only')
  if (path.startsWith('src/simulator/') && !/^src\/(simulator|client|kernel|contract)\//.test(target))
    return says('the simulator sees kernel, contract and client only')
  if (path.startsWith('src/contract/') && !/^src\/(contract|kernel)\//.test(target))
    return says('the contract knows the kernel only')
  if (path.startsWith('src/adapters/') && /^src\/(contract|present)\//.test(target))
    return says('adapters and views do not know each other')
  if (path.startsWith('src/present/') && target.startsWith('src/adapters/'))
    return says('adapters and views do not know each other')
  return other > floor ? says('that is a floor above') : null
}
