import { type WorkEventType } from '../work/event.ts'
import { type Defaults, readCurrency, readStyle, readZone } from './check-conversion.ts'
import { readConditions } from './check-condition.ts'
import { readLeaf, readNode } from './check-node.ts'
import type { Leaf, Mapping, MappingFault, Node, Rule } from './mapping.ts'
import { isObject, Reader } from './reader.ts'

/** Every type of event, as a value: a mapping may make any of them. */
const TYPES = Object.keys({
  'order.priced': 0,
  'order.cancelled': 0,
  'storefront.sale_completed': 0,
  'storefront.cash_collected': 0,
  'service_order.updated': 0,
  'service_order.done': 0,
  'trip.completed': 0,
  'booking.completed': 0,
} satisfies Record<WorkEventType, 0>) as readonly WorkEventType[]

const MOST_RULES = 50
const PLAIN: Defaults = { style: { mark: '.', grouping: null }, zone: null, currency: null }

/**
 * Reads a mapping document: one rule, or `{ "rules": […] }`, with `defaults` for its conversions. Gives what is wrong
 * with it instead, each with its place in the document; then there is at least one.
 */
export function checkMapping(json: unknown): { mapping: Mapping } | { faults: readonly MappingFault[] } {
  const reader = new Reader()
  const mapping = readMapping(reader, json)
  return reader.faults.length === 0 && mapping ? { mapping } : { faults: reader.faults }
}

function readMapping(reader: Reader, json: unknown): Mapping | null {
  if (!isObject(json))
    return reader.fault(
      '',
      'mapping_invalid',
      'A mapping is an object.',
      'Write {"event": "order.priced", "data": {…}}.',
    )
  const defaults = readDefaults(reader, json['defaults'])
  if (!('rules' in json)) {
    const rule = readRule(reader, '', json, defaults, ['defaults'])
    return rule && { rules: [rule] }
  }
  reader.only('', json, ['defaults', 'rules'])
  const { rules } = json
  if (!Array.isArray(rules) || rules.length === 0 || rules.length > MOST_RULES)
    return reader.fault('/rules', 'rules_invalid', `This must be a list of 1 to ${MOST_RULES} rules.`)
  return { rules: rules.flatMap((rule, n) => readRule(reader, `/rules/${n}`, rule, defaults, []) ?? []) }
}

function readDefaults(reader: Reader, json: unknown): Defaults {
  const at = '/defaults'
  if (json === undefined) return PLAIN
  if (!isObject(json)) {
    reader.fault(at, 'defaults_invalid', 'This must be an object.')
    return PLAIN
  }
  reader.only(at, json, ['mark', 'grouping', 'zone', 'currency'])
  return {
    style: readStyle(reader, at, json, PLAIN.style),
    zone: readZone(reader, `${at}/zone`, json['zone']),
    currency: readCurrency(reader, `${at}/currency`, json['currency'], (place, leaf) =>
      readLeaf(reader, place, leaf, PLAIN, 2),
    ),
  }
}

function readRule(
  reader: Reader,
  at: string,
  json: unknown,
  defaults: Defaults,
  more: readonly string[],
): Rule | null {
  if (!isObject(json)) return reader.fault(at, 'rule_invalid', 'A rule is an object.')
  reader.only(at, json, ['when', 'event', 'id', 'occurredAt', 'data', ...more])
  const event = TYPES.find((type) => type === json['event'])
  if (event === undefined)
    reader.fault(
      `${at}/event`,
      'unknown_event_type',
      'This type of event is not known.',
      `Known types: ${TYPES.join(', ')}.`,
    )
  const when = readConditions(reader, `${at}/when`, json['when'])
  const leaf = (name: 'id' | 'occurredAt'): Leaf | null =>
    json[name] === undefined ? null : readLeaf(reader, `${at}/${name}`, json[name], defaults, 1)
  const id = leaf('id')
  const occurredAt = leaf('occurredAt')
  if (json['id'] !== undefined && json['occurredAt'] === undefined) {
    // The time of sending is another one each time; an event told again must say the same as before (rule 1).
    reader.fault(
      `${at}/occurredAt`,
      'required',
      'An event with an id of its own says when it happened.',
      'Add "occurredAt": {"path": …, "convert": "instant"}.',
    )
  }
  const data = readNode(reader, `${at}/data`, json['data'], defaults, 1)
  if (data && !isShape(data))
    return reader.fault(
      `${at}/data`,
      'data_invalid',
      "This must be an object in the shape of the event's data.",
    )
  return event && data && isShape(data) ? { at, when, event, id, occurredAt, data } : null
}

const isShape = (node: Node): node is Extract<Node, { makes: 'object' }> => node.makes === 'object'
