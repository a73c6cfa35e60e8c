import type { WorkEvent } from '../work/event.ts'
import { Builder, type MappingProblem, type Origin, type Scope } from './build.ts'
import type { Condition, Mapping, Rule } from './mapping.ts'

/** What stands around an event when its mapping does not say it: the system that tells it, and how it was delivered. */
export interface Envelope {
  readonly source: string
  readonly id: string | null
  /** An instant. */
  readonly occurredAt: string | null
}

/** Something an event may not be, by its place in the event. */
export interface EventFault {
  readonly pointer: string
  readonly code: string
  readonly detail: string
  readonly remedy?: string | undefined
}

/** The bounds every event is held to, whichever door it comes in by. */
export type CheckWorkEvent<E = WorkEvent> = (
  event: unknown,
) => { readonly event: E } | { readonly faults: readonly EventFault[] }

/** What a payload came to: an event, nothing to tell with the reason, or what is in the way. */
export type Mapped<E = WorkEvent> =
  | { readonly event: E }
  | { readonly nothing: string }
  | { readonly problems: readonly MappingProblem[] }

/**
 * Makes a work event of a payload (any JSON value). The first rule whose conditions hold makes it; when none does, there
 * is nothing to tell. What comes of it is held to the event's own bounds, and a fault found there is told by the place
 * in the mapping and the payload it came from. Never throws.
 */
export function mapEvent<E>(
  mapping: Mapping,
  payload: unknown,
  envelope: Envelope,
  check: CheckWorkEvent<E>,
): Mapped<E> {
  const root = { value: payload, place: '' }
  const scope: Scope = { root, item: root }
  const builder = new Builder()
  const whyNot: string[] = []
  for (const rule of mapping.rules) {
    const unmet = builder.unmet(rule.when, scope)
    if (unmet === null) return made(rule, builder, scope, envelope, check)
    whyNot.push(`${unmet.condition.path.text} is ${shown(unmet.found.value)}, not ${wanted(unmet.condition)}`)
  }
  return { nothing: `No rule of the mapping is for this: ${[...new Set(whyNot)].join('; ')}.`.slice(0, 1000) }
}

function made<E>(
  rule: Rule,
  builder: Builder,
  scope: Scope,
  envelope: Envelope,
  check: CheckWorkEvent<E>,
): Mapped<E> {
  const { origins } = builder
  origins.set('', { mapping: rule.at, payload: null })
  const id = rule.id === null ? envelope.id : builder.build(rule.id, scope, '/id')
  const occurredAt =
    rule.occurredAt === null ? envelope.occurredAt : builder.build(rule.occurredAt, scope, '/occurredAt')
  const data = builder.build(rule.data, scope, '/data')
  if (builder.problems.length > 0) return { problems: builder.problems }
  const checked = check({
    source: envelope.source,
    id: id ?? undefined,
    type: rule.event,
    occurredAt: occurredAt ?? undefined,
    data: data ?? {},
  })
  if ('event' in checked) return checked
  return { problems: checked.faults.map((fault) => problemOf(fault, origins)) }
}

/** A fault of the event as a problem of the mapping and the payload: where the part came from, or what it is part of. */
function problemOf(
  { pointer, code, detail, remedy }: EventFault,
  origins: ReadonlyMap<string, Origin>,
): MappingProblem {
  let at = pointer
  while (at !== '' && !origins.has(at)) at = at.slice(0, at.lastIndexOf('/'))
  const { mapping, payload } = origins.get(at) ?? { mapping: '', payload: null }
  const told = remedy === undefined ? {} : { remedy }
  return {
    code,
    detail: `The event's ${pointer === '' ? 'content' : pointer}: ${detail}`,
    ...told,
    mapping,
    payload: at === pointer ? payload : null,
  }
}

function shown(value: unknown): string {
  if (value === null) return 'not there'
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60))
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'not one value'
}

const wanted = ({ is, negated }: Condition): string =>
  `${negated ? 'anything but ' : ''}${is.map(shown).join(' or ').slice(0, 200)}`
