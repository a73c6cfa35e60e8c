import type { WorkEventType } from '../work/event.ts'
import type { Conversion } from './conversion.ts'
import type { Path } from './path.ts'

/**
 * A mapping that was checked: how a payload of any form becomes a work event. It is data; applying it runs nothing that
 * came from outside. Every part knows its place (`at`, an RFC 6901 pointer) in the document it was read from.
 */
export interface Mapping {
  /** Tried in their order; the first whose conditions hold makes the event. */
  readonly rules: readonly Rule[]
}

export interface Rule {
  readonly at: string
  readonly when: readonly Condition[]
  readonly event: WorkEventType
  readonly id: Leaf | null
  readonly occurredAt: Leaf | null
  readonly data: Shape
}

/** Holds when the path leads to one of these values; `null` stands for nothing there. */
export interface Condition {
  readonly path: Path
  readonly is: readonly Scalar[]
  /** The other way round: it holds when none of them is there. */
  readonly negated: boolean
}

export type Scalar = string | number | boolean | null

/** A part of the event to be: an object, a list, one value, or a list made of a list of the payload. */
export type Node = Shape | List | Leaf | Each

export interface Shape {
  readonly at: string
  readonly makes: 'object'
  readonly fields: readonly (readonly [name: string, node: Node])[]
}

/** Items written out one by one; an `each` among them puts in as many as it makes. */
export interface List {
  readonly at: string
  readonly makes: 'list'
  readonly items: readonly Node[]
}

export interface Each {
  readonly at: string
  readonly makes: 'each'
  readonly path: Path
  readonly where: readonly Condition[]
  readonly as: Node
  readonly optional: boolean
}

/** One value: where it comes from, what it is turned into, and the table it is looked up in. */
export interface Leaf {
  readonly at: string
  readonly makes: 'value'
  readonly source: Source
  readonly convert: readonly Conversion[]
  readonly table: ReadonlyMap<string, string | number | boolean> | null
  /** Left out when there is nothing; otherwise that is a problem. */
  readonly optional: boolean
}

export type Source =
  | { readonly from: 'path'; readonly path: Path }
  | { readonly from: 'constant'; readonly value: string | number | boolean }
  | { readonly from: 'first'; readonly choices: readonly Leaf[] }
  | { readonly from: 'text'; readonly parts: readonly (string | Path)[] }

/** Something wrong with a mapping: its place in the document, and how to mend it. */
export interface MappingFault {
  readonly pointer: string
  readonly code: string
  readonly detail: string
  readonly remedy?: string
}
