import { convert } from './convert.ts'
import type { Condition, Each, Leaf, Node, Scalar } from './mapping.ts'
import { follow, type Path, type Placed, pointer } from './path.ts'

/** Something that keeps a payload from becoming an event: its places in the mapping and in the payload. */
export interface MappingProblem {
  readonly code: string
  readonly detail: string
  readonly remedy?: string
  /** RFC 6901 pointer into the mapping. */
  readonly mapping: string
  /** RFC 6901 pointer into the payload; null where it is about none of it. */
  readonly payload: string | null
}

/** Where a part of the event came from. */
export interface Origin {
  readonly mapping: string
  readonly payload: string | null
}

/** What paths begin at. */
export interface Scope {
  readonly root: Placed
  /** What an `each` stands at. */
  readonly item: Placed
}

const MOST_PROBLEMS = 100
/** More values than any document has lines with fields; a payload that asks for more is no single event. */
const MOST_LOOKS = 500_000
const LONGEST_TEXT = 10_000

/** A value that is not there, with the place where it was looked for. */
class Nothing {
  readonly place: string | null
  constructor(place: string | null) {
    this.place = place
  }
}

/** A value as it was read; constants have no place in the payload. */
interface Read {
  readonly value: string | number | boolean
  readonly place: string | null
}

/** Builds the parts of one event, and notes where each came from. Does a bounded amount of work for any payload. */
export class Builder {
  readonly problems: MappingProblem[] = []
  /** By pointer into the event. */
  readonly origins = new Map<string, Origin>()
  #looks = 0

  /** A part of the event, or undefined where it is left out or could not be made (then there is a problem). */
  build(node: Node, scope: Scope, at: string): unknown {
    if (this.#looks > MOST_LOOKS) return undefined
    switch (node.makes) {
      case 'value':
        return this.#value(node, scope, at)
      case 'object': {
        this.origins.set(at, { mapping: node.at, payload: null })
        const fields = node.fields.flatMap(([name, part]) => {
          const made = this.build(part, scope, at + pointer(name))
          return made === undefined ? [] : [[name, made] as const]
        })
        // Where nothing of it was told, the whole is left out: an address of which nothing is known is none.
        return fields.length === 0 && node.fields.length > 0 ? undefined : Object.fromEntries(fields)
      }
      case 'each':
      case 'list': {
        this.origins.set(at, { mapping: node.at, payload: null })
        const list: unknown[] = []
        for (const item of node.makes === 'list' ? node.items : [node]) this.#into(list, item, scope, at)
        return list
      }
    }
  }

  /** Whether all of the conditions hold; else the first that does not, with what was there instead. */
  unmet(conditions: readonly Condition[], scope: Scope): { condition: Condition; found: Placed } | null {
    for (const condition of conditions) {
      const found = this.#one(condition.path, scope)
      const value = found instanceof Nothing ? null : found.value
      const isThere = condition.is.includes(value as Scalar)
      if (isThere === condition.negated) return { condition, found: { value, place: found.place ?? '' } }
    }
    return null
  }

  #into(list: unknown[], node: Node, scope: Scope, at: string): void {
    if (node.makes === 'each') return this.#each(list, node, scope, at)
    const made = this.build(node, scope, `${at}/${list.length}`)
    if (made !== undefined) list.push(made)
  }

  #each(list: unknown[], node: Each, scope: Scope, at: string): void {
    const { values, missing } = follow(node.path, start(node.path, scope))
    if (!this.#mayLook(values.length, node.at)) return
    if (missing !== null && !node.optional) return this.#nothingAt(`${node.at}/each`, missing)
    for (const item of values) {
      const inner = { root: scope.root, item }
      const isLeftOut = isBlank(item.value) || this.unmet(node.where, inner) !== null
      if (!isLeftOut) this.#into(list, node.as, inner, at)
      if (this.#looks > MOST_LOOKS) return
    }
  }

  #value(leaf: Leaf, scope: Scope, at: string): string | number | boolean | undefined {
    const problems = this.problems.length
    const found = this.#read(leaf, scope)
    this.origins.set(at, { mapping: leaf.at, payload: found.place })
    if (!(found instanceof Nothing)) return found.value
    if (!leaf.optional && this.problems.length === problems) this.#nothingAt(leaf.at, found.place)
    return undefined
  }

  /** The value of an expression. Nothing, too, when there is a problem with it, which is then noted. */
  #read(leaf: Leaf, scope: Scope): Read | Nothing {
    if (!this.#mayLook(1, leaf.at)) return new Nothing(null)
    const found = this.#source(leaf, scope)
    if (found instanceof Nothing) return found
    const { place } = found
    if (!this.#isPlain(found.value, leaf.at, place)) return new Nothing(place)
    let value = found.value
    for (const conversion of leaf.convert) {
      const currency = 'currency' in conversion ? this.#currency(conversion.currency, scope) : null
      if (currency instanceof Nothing) return currency
      const made = convert(value, conversion, currency)
      if (!('value' in made)) {
        this.#problem(leaf.at, place, made.code, made.detail, made.remedy)
        return new Nothing(place)
      }
      value = made.value
    }
    if (isBlank(value)) return new Nothing(place)
    return leaf.table === null ? { value, place } : this.#lookUp(leaf, leaf.table, String(value), place)
  }

  #source({ source, at }: Leaf, scope: Scope): { value: unknown; place: string | null } | Nothing {
    switch (source.from) {
      case 'constant':
        return { value: source.value, place: null }
      case 'path':
        return this.#one(source.path, scope)
      case 'text': {
        let text = ''
        let place: string | null = null
        for (const part of source.parts) {
          if (typeof part === 'string') {
            text += part
            continue
          }
          const found = this.#one(part, scope)
          if (found instanceof Nothing) return found
          if (!this.#isPlain(found.value, at, found.place)) return new Nothing(found.place)
          text += String(found.value)
          place ??= found.place
        }
        return { value: text, place }
      }
      case 'first': {
        let nothing = new Nothing(null)
        for (const choice of source.choices) {
          const problems = this.problems.length
          const found = this.#read(choice, scope)
          if (!(found instanceof Nothing) || this.problems.length > problems) return found
          if (nothing.place === null) nothing = found
        }
        return nothing
      }
    }
  }

  /** Whether it is one value, and a text no longer than any field of an event could be; else a problem is noted. */
  #isPlain(value: unknown, at: string, place: string | null): value is string | number | boolean {
    if (typeof value === 'object') {
      const what = Array.isArray(value) ? 'a list' : 'an object'
      this.#problem(
        at,
        place,
        'not_one_value',
        `This is ${what}, not one value.`,
        'Name one of its fields or items.',
      )
      return false
    }
    if (typeof value !== 'string' || value.length <= LONGEST_TEXT) return true
    this.#problem(at, place, 'text_too_long', `This text has more than ${LONGEST_TEXT} characters.`)
    return false
  }

  #lookUp(
    leaf: Leaf,
    table: ReadonlyMap<string, string | number | boolean>,
    text: string,
    place: string | null,
  ): Read | Nothing {
    const value = table.get(text) ?? table.get('*')
    if (value !== undefined) return { value, place }
    const known = [...table.keys()].slice(0, 20).join(', ').slice(0, 300)
    this.#problem(
      `${leaf.at}/map`,
      place,
      'not_in_map',
      'The table has nothing for this value.',
      `It knows ${known}; "*" stands for every other value.`,
    )
    return new Nothing(place)
  }

  #currency(currency: { readonly code: string } | { readonly leaf: Leaf }, scope: Scope): string | Nothing {
    if ('code' in currency) return currency.code
    const problems = this.problems.length
    const found = this.#read(currency.leaf, scope)
    if (!(found instanceof Nothing)) return String(found.value)
    if (this.problems.length === problems) this.#nothingAt(currency.leaf.at, found.place)
    return found
  }

  #one(path: Path, scope: Scope): Placed | Nothing {
    const { values, missing } = follow(path, start(path, scope))
    const [found] = values
    if (found === undefined) return new Nothing(missing)
    return isBlank(found.value) ? new Nothing(found.place) : found
  }

  #mayLook(many: number, at: string): boolean {
    const before = this.#looks
    this.#looks += many + 1
    if (this.#looks <= MOST_LOOKS) return true
    if (before <= MOST_LOOKS)
      this.#problem(at, null, 'payload_too_large', 'This payload is too large for one event.')
    return false
  }

  #nothingAt(mapping: string, place: string | null): void {
    this.#problem(
      mapping,
      place,
      'nothing_there',
      place === null ? 'Nothing is there.' : `Nothing is at ${place === '' ? 'the payload' : place}.`,
      'Name another path, a fallback with "first", or say "optional": true.',
    )
  }

  #problem(mapping: string, payload: string | null, code: string, detail: string, remedy?: string): void {
    if (this.problems.length >= MOST_PROBLEMS) return
    this.problems.push({ code, detail, ...(remedy === undefined ? {} : { remedy }), mapping, payload })
  }
}

const start = (path: Path, scope: Scope): Placed => (path.from === '$' ? scope.root : scope.item)

/** What says nothing: null, and text without a visible character, as an empty cell of a table has. */
const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.length <= LONGEST_TEXT && value.trim() === '')
