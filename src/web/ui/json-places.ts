import { type JsonFault, jsonFault } from '../../kernel/json-fault.ts'

/** Where a part of a text stands: from its first character up to before the last. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** A text as JSON, with the place of each value by its RFC 6901 pointer; else where it stops being JSON. */
export type JsonText =
  | { readonly value: unknown; readonly places: ReadonlyMap<string, Place> }
  | { readonly fault: JsonFault }

export function readJsonText(text: string): JsonText {
  try {
    return { value: JSON.parse(text) as unknown, places: placesOf(text) }
  } catch {
    return { fault: jsonFault(text) }
  }
}

/** The place of what a pointer names, or of the nearest thing around it: what is missing has no place of its own. */
export function nearestPlace(places: ReadonlyMap<string, Place>, pointer: string): Place {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at)
    if (place) return place
  }
  return places.get('') ?? { from: 0, to: 0 }
}

/** The line a character is on, from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

interface Open {
  readonly pointer: string
  readonly from: number
  /** The next item of a list; null in an object. */
  item: number | null
  /** The member of an object whose value comes next. */
  name: { readonly text: string; readonly from: number } | null
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]|[^\s{}[\],:"]+/g

/** Walks a text that is JSON once, without recursion. A member's place begins at its name. */
function placesOf(text: string): Map<string, Place> {
  const places = new Map<string, Place>()
  const open: Open[] = []
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const inside = open.at(-1)
    if (token === '}' || token === ']') {
      open.pop()
      places.set(inside!.pointer, { from: inside!.from, to: index + 1 })
      continue
    }
    if (inside?.item === null && inside.name === null) {
      inside.name = { text: JSON.parse(token) as string, from: index }
      continue
    }
    const pointer = inside ? `${inside.pointer}/${partOf(inside)}` : ''
    const from = inside?.name?.from ?? index
    if (inside?.item === null) inside.name = null
    else if (inside) inside.item! += 1
    if (token === '{' || token === '[')
      open.push({ pointer, from, item: token === '[' ? 0 : null, name: null })
    else places.set(pointer, { from, to: index + token.length })
  }
  return places
}

const partOf = ({ item, name }: Open): string =>
  item === null ? name!.text.replaceAll('~', '~0').replaceAll('/', '~1') : String(item)
