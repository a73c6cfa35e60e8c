/** One step of a path: a field by name, an item by number, or every item of a list. */
type Step = { readonly field: string } | { readonly item: number } | { readonly every: true }

/** Where a value is looked for: from the payload's root (`$`) or from the item an `each` stands at (`@`). */
export interface Path {
  readonly text: string
  readonly from: '$' | '@'
  readonly steps: readonly Step[]
  /** Whether it may lead to several values: it holds `[*]`. */
  readonly isMany: boolean
}

/** A value with its place, an RFC 6901 pointer into the payload. */
export interface Placed {
  readonly value: unknown
  readonly place: string
}

/** What a path leads to. `missing` is the place where something was expected and is not there; null when all was. */
export interface Found {
  readonly values: readonly Placed[]
  readonly missing: string | null
}

const LONGEST_PATH = 500
const STEP =
  /\.([\p{L}_][\p{L}\p{N}_-]*)|\[(\d{1,9})\]|\[(\*)\]|\['((?:[^'\\]|\\['\\])*)'\]|\["((?:[^"\\]|\\["\\])*)"\]/uy

/**
 * Reads a path: `$` or `@`, then `.field`, `['any name']`, `[0]` or `[*]`. Null when it is not one. Nothing in it is
 * ever run: no filters, no functions, no scripts.
 */
export function parsePath(text: string): Path | null {
  const from = text[0]
  if ((from !== '$' && from !== '@') || text.length > LONGEST_PATH) return null
  const steps: Step[] = []
  STEP.lastIndex = 1
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text)
    if (!match) return null
    const [, name, item, every, single, double] = match
    if (item !== undefined) steps.push({ item: Number(item) })
    else if (every !== undefined) steps.push({ every: true })
    else steps.push({ field: name ?? (single ?? double ?? '').replaceAll(/\\(['"\\])/g, '$1') })
  }
  return { text, from, steps, isMany: steps.some((step) => 'every' in step) }
}

/** Follows a path. Only what the payload itself holds is found: no inherited field of a JavaScript object is. */
export function follow(path: Path, start: Placed): Found {
  let values: readonly Placed[] = [start]
  let missing: string | null = null
  for (const step of path.steps) {
    const next: Placed[] = []
    for (const at of values) {
      const found = stepFrom(at, step)
      if (found === null) missing ??= at.place + nameOf(step)
      // A list may be longer than what a call takes as arguments.
      else for (const one of found) next.push(one)
    }
    values = next
    if (values.length === 0 && missing !== null) return { values, missing: missing + restOf(path, step) }
  }
  return { values, missing }
}

function stepFrom({ value, place }: Placed, step: Step): readonly Placed[] | null {
  if ('every' in step) {
    return Array.isArray(value)
      ? value.map((item: unknown, at) => ({ value: item, place: `${place}/${at}` }))
      : null
  }
  if ('item' in step) {
    const there = Array.isArray(value) && step.item < value.length
    return there ? [{ value: value[step.item] as unknown, place: place + nameOf(step) }] : null
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject || !Object.hasOwn(value, step.field)) return null
  return [{ value: (value as Record<string, unknown>)[step.field], place: place + nameOf(step) }]
}

function restOf(path: Path, step: Step): string {
  return path.steps
    .slice(path.steps.indexOf(step) + 1)
    .map(nameOf)
    .join('')
}

const nameOf = (step: Step): string =>
  'every' in step ? '' : pointer('field' in step ? step.field : step.item)

/** One part of an RFC 6901 pointer. */
export const pointer = (part: string | number): string =>
  `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`
