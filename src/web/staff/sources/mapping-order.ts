const FIRST = ['defaults', 'rules', 'when', 'event', 'id', 'occurredAt', 'path', 'each', 'where', 'to']
const LAST = ['as', 'convert', 'map', 'optional', 'data']

/** A mapping with the members of its rules and expressions in the order in which the guide writes them: the database keeps none. */
export function inOrder(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(inOrder)
  if (typeof json !== 'object' || json === null) return json
  const members = Object.entries(json).map(([name, value]) => [name, inOrder(value)] as const)
  return Object.fromEntries(members.toSorted(([a], [b]) => placeOf(a) - placeOf(b)))
}

function placeOf(name: string): number {
  const last = LAST.indexOf(name)
  if (last >= 0) return 100 + last
  const first = FIRST.indexOf(name)
  return first < 0 ? 50 : first
}
