import { existsSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT, textOf } from './imports.ts'

interface Row {
  readonly rule: number
  readonly heldBy: string
  readonly provedBy: string
  readonly state: string
}

const rows: Row[] = textOf('docs/rules.md')
  .split('\n')
  .flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    return /^\d+$/.test(cells[1] ?? '')
      ? [{ rule: Number(cells[1]), heldBy: cells[3]!, provedBy: cells[4]!, state: cells[5]! }]
      : []
  })

test('has a row for every rule, in order', () => {
  expect(rows.map(({ rule }) => rule)).toEqual(Array.from({ length: 32 }, (_, at) => at + 1))
})

/** The names and the file of each "`name` in [file](path)" of a cell; several names may share a file. */
function namesIn(cell: string): { names: string[]; path: string }[] {
  return [...cell.matchAll(/((?:`\w+`(?:, )?)+) in \[[^\]]+\]\(([^)]+)\)/g)].map((match) => ({
    names: [...match[1]!.matchAll(/`(\w+)`/g)].map((name) => name[1]!),
    path: normalize(join('docs', match[2]!)).replaceAll('\\', '/'),
  }))
}

const provedIn = (cell: string): { title: string; path: string } | null => {
  const match = /^"(.+)" in \[[^\]]+\]\(([^)]+)\)$/.exec(cell)
  return match ? { title: match[1]!, path: normalize(join('docs', match[2]!)).replaceAll('\\', '/') } : null
}

/** Why a row is not true; empty when it is. */
function wrongWith({ heldBy, provedBy, state }: Row): string[] {
  if (state.startsWith('planned')) return heldBy + provedBy === '' ? [] : ['planned, but names something']
  const held = namesIn(heldBy)
  const proof = provedIn(provedBy)
  return [
    ...(held.length > 0 ? [] : ['nothing holds it']),
    ...held.flatMap(({ names, path }) =>
      existsSync(join(ROOT, path))
        ? names.flatMap((name) =>
            new RegExp(`export (?:async )?(?:function|const) ${name}\\b`).test(textOf(path))
              ? []
              : [`${path} has no ${name}`],
          )
        : [`there is no ${path}`],
    ),
    ...(proof === null
      ? ['nothing proves it']
      : !existsSync(join(ROOT, proof.path))
        ? [`there is no ${proof.path}`]
        : textOf(proof.path).includes(proof.title)
          ? []
          : [`${proof.path} has no test "${proof.title}"`]),
  ]
}

describe('every name on the map is there', () => {
  test.each(rows)('rule $rule', (row) => {
    expect(wrongWith(row)).toEqual([])
  })

  test('a name that is gone is seen', () => {
    const gone = {
      rule: 1,
      heldBy: '`nobody` in [needs.ts](../src/domain/plan/needs.ts)',
      provedBy: '"x" in [y](../y.ts)',
      state: 'kept',
    }
    expect(wrongWith(gone)).toHaveLength(2)
  })
})
