import type { MappingFault } from './mapping.ts'
import { parsePath, type Path, pointer } from './path.ts'

export type Json = Readonly<Record<string, unknown>>

export const isObject = (json: unknown): json is Json =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** No mapping anybody writes has more parts or is nested deeper, and one that is could not be applied quickly. */
const MOST_PARTS = 2000
const DEEPEST = 24
const MOST_FAULTS = 50

/** Collects what is wrong with a mapping while it is read; what could not be read is null and has a fault. */
export class Reader {
  readonly faults: MappingFault[] = []
  #parts = 0

  /** Notes a fault, and gives back null for the part that could not be read. */
  fault(at: string, code: string, detail: string, remedy?: string): null {
    if (this.faults.length < MOST_FAULTS) {
      this.faults.push({ pointer: at, code, detail, ...(remedy === undefined ? {} : { remedy }) })
    }
    return null
  }

  /** Whether one more part may be read at this depth. */
  mayRead(at: string, depth: number): boolean {
    this.#parts += 1
    if (depth > DEEPEST)
      this.fault(at, 'mapping_too_deep', `This is nested more than ${DEEPEST} levels deep.`)
    else if (this.#parts === MOST_PARTS + 1)
      this.fault(at, 'mapping_too_large', `A mapping has at most ${MOST_PARTS} parts.`)
    return depth <= DEEPEST && this.#parts <= MOST_PARTS
  }

  /** Notes every field that is not one of those known here. */
  only(at: string, json: Json, known: readonly string[]): void {
    for (const name of Object.keys(json)) {
      if (!known.includes(name))
        this.fault(
          at + pointer(name.slice(0, 100)),
          'unknown_field',
          'This field is not known here.',
          `Known here: ${known.join(', ')}.`,
        )
    }
  }

  path(at: string, json: unknown, allows: 'one' | 'many'): Path | null {
    const path = typeof json === 'string' ? parsePath(json) : null
    if (path === null) {
      return this.fault(
        at,
        'path_invalid',
        'This is not a path.',
        "Begin with $ (or @ within an each), then write .field, ['any name'], [0] or [*]: $.order.items[0].price",
      )
    }
    if (path.isMany && allows === 'one')
      return this.fault(
        at,
        'path_leads_to_many',
        'This path leads to several values.',
        'Use {"each": …, "as": …} for lists, or [0] for the first.',
      )
    return path
  }

  flag(at: string, json: unknown): boolean {
    if (json !== undefined && typeof json !== 'boolean')
      this.fault(at, 'not_a_flag', 'This must be true or false.')
    return json === true
  }
}
