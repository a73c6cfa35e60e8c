import type { Context } from 'hono'
import type { Door } from '../contract/doors/door.ts'
import { z } from '../contract/z.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Answer } from './answer.ts'
import type { Env } from './env.ts'

/** Whether only some fields of a door's answer may be asked for: where something of ours is read. */
export const hasFields = (door: Door): boolean => door.method === 'get' && !door.open && !door.csv

export const FieldsQuery = {
  fields: z.string().max(500).optional().openapi({
    description:
      'Only these fields, with commas between them; of a list, of each item. `customer.name` is one inside another',
    example: 'id,number,total',
  }),
}

const FIELDS = /^[A-Za-z0-9_.]+(?:,[A-Za-z0-9_.]+)*$/

/** The fields a request names; null for all. Refused when one is not there. */
export function fieldsSaid(c: Context<Env>, door: Door): readonly string[] | null | Refusal {
  const said = hasFields(door) ? c.req.query('fields') : undefined
  if (said === undefined || said === '') return null
  const names = FIELDS.test(said) ? said.split(',') : []
  const known = namesOf(door.answer)
  const unknown = names.find((name) => known && !known.includes(name.split('.')[0]!))
  if (names.length > 0 && unknown === undefined) return names
  return refuse('field_unknown', null, `There is no field ${(unknown ?? said).slice(0, 50)} here.`, {
    pointer: '/fields',
    remedy: known ? `There are ${known.join(', ')}.` : 'Write names with commas between them: id,number.',
  })
}

/** The names of an answer's fields, or of a list's items' fields. */
function namesOf(answer: z.ZodType): readonly string[] | null {
  if (!(answer instanceof z.ZodObject)) return null
  const { items } = answer.shape as Record<string, unknown>
  const one = items instanceof z.ZodArray && items.element instanceof z.ZodObject ? items.element : answer
  return Object.keys(one.shape)
}

/** An answer with the named fields only. */
export function withFields(answer: Answer, names: readonly string[] | null): Answer {
  if (names === null || answer.status >= 400) return answer
  const body = answer.body as Record<string, unknown>
  return {
    ...answer,
    body: Array.isArray(body['items'])
      ? { ...body, items: body['items'].map((item) => pick(item, names)) }
      : pick(body, names),
  }
}

function pick(value: unknown, names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => pick(one, names))
  const picked: Record<string, unknown> = {}
  for (const name of new Set(names.map((one) => one.split('.')[0]!))) {
    if (!(name in value)) continue
    const inner = names.flatMap((one) => (one.startsWith(`${name}.`) ? [one.slice(name.length + 1)] : []))
    const field = (value as Record<string, unknown>)[name]
    picked[name] = names.includes(name) ? field : pick(field, inner)
  }
  return picked
}
