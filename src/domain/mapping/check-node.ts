import type { Defaults } from './check-conversion.ts'
import { readConversions } from './check-conversion.ts'
import { readConditions } from './check-condition.ts'
import type { Leaf, Node, Source } from './mapping.ts'
import { parsePath, type Path, pointer } from './path.ts'
import { isObject, type Json, type Reader } from './reader.ts'

/** What an expression begins with. No field of an event is called so; any other object is a shape. */
const SOURCES = ['path', 'value', 'first', 'text'] as const
const HOW =
  'Write {"path": "$.field"} for something of the payload, {"value": "USD"} for a constant, {"each": …, "as": …} for a list.'

/** Reads a part of `data`: an expression, or an object or a list of further parts. */
export function readNode(
  reader: Reader,
  at: string,
  json: unknown,
  defaults: Defaults,
  depth: number,
): Node | null {
  if (isObject(json) && SOURCES.some((name) => name in json))
    return readLeaf(reader, at, json, defaults, depth)
  if (!reader.mayRead(at, depth)) return null
  if (Array.isArray(json)) {
    const items = json.flatMap((item, n) => readNode(reader, `${at}/${n}`, item, defaults, depth + 1) ?? [])
    return { at, makes: 'list', items }
  }
  if (!isObject(json)) {
    return reader.fault(
      at,
      json === undefined ? 'required' : 'not_an_expression',
      json === undefined ? 'This is required.' : 'This is not an expression.',
      HOW,
    )
  }
  if ('each' in json) return readEach(reader, at, json, defaults, depth)
  const fields = Object.entries(json).flatMap(([name, part]) => {
    const node = readNode(reader, at + pointer(name), part, defaults, depth + 1)
    return node ? [[name, node] as const] : []
  })
  return { at, makes: 'object', fields }
}

function readEach(reader: Reader, at: string, json: Json, defaults: Defaults, depth: number): Node | null {
  reader.only(at, json, ['each', 'where', 'as', 'optional'])
  const path = reader.path(`${at}/each`, json['each'], 'many')
  const where = readConditions(reader, `${at}/where`, json['where'])
  const as = readNode(reader, `${at}/as`, json['as'], defaults, depth + 1)
  const optional = reader.flag(`${at}/optional`, json['optional'])
  return path && as && { at, makes: 'each', path, where, as, optional }
}

/** Reads an expression that makes one value. */
export function readLeaf(
  reader: Reader,
  at: string,
  json: unknown,
  defaults: Defaults,
  depth: number,
): Leaf | null {
  const source = isObject(json) ? SOURCES.filter((name) => name in json) : []
  if (!isObject(json) || source.length !== 1) {
    return reader.fault(
      at,
      'not_an_expression',
      'This is not an expression for one value.',
      'Give it exactly one of path, value, first and text.',
    )
  }
  if (!reader.mayRead(at, depth)) return null
  const [name] = source
  reader.only(at, json, [name!, 'convert', 'map', 'optional'])
  const from = readSource(reader, `${at}/${name}`, name!, json[name!], defaults, depth)
  const convert = readConversions(reader, `${at}/convert`, json['convert'], defaults, (place, leaf) =>
    readLeaf(reader, place, leaf, defaults, depth + 1),
  )
  const table = readTable(reader, `${at}/map`, json['map'])
  const optional = reader.flag(`${at}/optional`, json['optional'])
  return from && { at, makes: 'value', source: from, convert, table, optional }
}

function readSource(
  reader: Reader,
  at: string,
  name: (typeof SOURCES)[number],
  json: unknown,
  defaults: Defaults,
  depth: number,
): Source | null {
  switch (name) {
    case 'path': {
      const path = reader.path(at, json, 'one')
      return path && { from: 'path', path }
    }
    case 'value':
      if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean')
        return { from: 'constant', value: json }
      return reader.fault(at, 'value_invalid', 'A constant is a text, a number, true or false.')
    case 'first': {
      if (!Array.isArray(json) || json.length === 0)
        return reader.fault(at, 'first_invalid', 'This must be a list of expressions, tried in their order.')
      const choices = json.flatMap((one, n) => readLeaf(reader, `${at}/${n}`, one, defaults, depth + 1) ?? [])
      return { from: 'first', choices }
    }
    case 'text':
      return readTemplate(reader, at, json)
  }
}

/** `Order {$.number}`: texts with paths in braces; a brace itself is written twice. */
function readTemplate(reader: Reader, at: string, json: unknown): Source | null {
  if (typeof json !== 'string' || json.length > 2000)
    return reader.fault(at, 'text_invalid', 'This must be a text, such as "Order {$.number}".')
  const parts: (string | Path)[] = []
  for (const [piece] of json.matchAll(/\{\{|\}\}|\{(?!\{)[^{}]*\}|[^{}]+|[{}]/g)) {
    if (piece === '{{' || piece === '}}') parts.push(piece[0]!)
    else if (!/^[{}]/.test(piece)) parts.push(piece)
    else {
      const path = piece.length > 1 ? parsePath(piece.slice(1, -1).trim()) : null
      if (path === null || path.isMany)
        return reader.fault(
          at,
          'text_invalid',
          `There is no path to one value in ${piece.slice(0, 60)}.`,
          'Write a path in braces, {$.number}, and a brace itself twice.',
        )
      parts.push(path)
    }
  }
  return { from: 'text', parts }
}

/** A table from texts to values; `*` stands for every other text. */
function readTable(
  reader: Reader,
  at: string,
  json: unknown,
): ReadonlyMap<string, string | number | boolean> | null {
  if (json === undefined) return null
  if (!isObject(json) || Object.keys(json).length === 0 || !Object.values(json).every(isPlain))
    return reader.fault(
      at,
      'map_invalid',
      'This must be a table from texts to values, such as {"COD": "cash_on_delivery", "*": "paid"}.',
    )
  return new Map(Object.entries(json) as [string, string | number | boolean][])
}

const isPlain = (json: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof json)
