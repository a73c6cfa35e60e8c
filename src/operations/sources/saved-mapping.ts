import { checkMapping } from '../../domain/mapping/check-mapping.ts'
import { type CheckWorkEvent, type Envelope, type Mapped, mapEvent } from '../../domain/mapping/map-event.ts'
import { refusalOf } from '../../domain/mapping/refusal-of.ts'
import type { Mapping, MappingFault } from '../../domain/mapping/mapping.ts'
import { assert } from '../../kernel/assert.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { storableJson } from '../fleetbase/storable-json.ts'

/** A refusal of a mapping, with everything that is wrong with it. */
interface MappingRefusal extends Refusal {
  readonly errors: readonly MappingFault[]
}

/** A mapping that may be saved, with its text as the database takes it; else everything that is wrong with it. */
export function mappingToSave(
  document: unknown,
): { mapping: Mapping; text: string } | Refusal | MappingRefusal {
  const stored = storable(document, '/mapping')
  if (isRefusal(stored)) return stored
  const checked = checkMapping(document)
  if ('mapping' in checked) return { mapping: checked.mapping, text: stored.text }
  const errors = checked.faults.map((fault) => ({ ...fault, pointer: `/mapping${fault.pointer}` }))
  const { pointer, detail, remedy } = errors[0]!
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : ''
  return {
    ...refuse('mapping_invalid', null, `${pointer}: ${detail}${more}`, {
      pointer,
      ...(remedy === undefined ? {} : { remedy }),
    }),
    errors,
  }
}

/** A mapping as it was saved. */
export function savedMapping(document: unknown): Mapping {
  const checked = checkMapping(document)
  assert('mapping' in checked, 'a saved mapping cannot be read')
  return checked.mapping
}

/** JSON that was sent, as text the database takes. */
export function storable(json: unknown, pointer: string): { text: string } | Refusal {
  let text: string
  try {
    text = JSON.stringify(json)
  } catch {
    return refuse('json_not_storable', null, 'This is nested too deep.', { pointer })
  }
  const read = storableJson(Buffer.from(text))
  return isRefusal(read) ? { ...read, pointer } : read
}

/** What the samples come to, when nothing is told of them but who tells it. */
export function trySamples(
  mapping: Mapping,
  samples: readonly unknown[],
  source: string,
  now: number,
  check: CheckWorkEvent,
): Mapped[] {
  const envelope: Envelope = { source, id: 'trial', occurredAt: new Date(now).toISOString() }
  return samples.map((sample) => mapEvent(mapping, sample, envelope, check))
}

/** Why a source may not be on: every sample must come to an event or to nothing, and one at least to an event. */
export function notReady(tried: readonly Mapped[]): Refusal | null {
  for (const [at, mapped] of tried.entries()) {
    if (!('problems' in mapped)) continue
    const { code, message } = refusalOf(mapped.problems)
    return refuse('samples_fail', 1, `Sample ${at + 1} does not come to an event: ${message}`, {
      pointer: `/samples/${at}`,
      remedy: 'Mend the mapping until POST …/trial answers events for all samples, or take the sample out.',
      values: { code },
    })
  }
  if (tried.some((mapped) => 'event' in mapped)) return null
  return refuse(
    'samples_missing',
    1,
    'No kept sample comes to an event, so nothing shows that the mapping works.',
    {
      pointer: '/samples',
      remedy: 'Keep a payload as the system sends it as a sample.',
    },
  )
}
