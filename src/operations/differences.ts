/** The fields in which two values differ, as they were and as they are: what the audit trail shows. Null where none does. */
export function differences<T extends object>(
  before: T,
  after: T,
): { readonly before: Record<string, unknown>; readonly after: Record<string, unknown> } | null {
  const names = Object.keys(after) as (keyof T & string)[]
  const changed = names.filter((name) => !isSame(before[name], after[name]))
  if (changed.length === 0) return null
  const only = (of: T) => Object.fromEntries(changed.map((name) => [name, of[name] ?? null]))
  return { before: only(before), after: only(after) }
}

/** Whether two values of JSON say the same; the order of fields makes no difference, nor a field that says nothing. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return (a ?? null) === (b ?? null)
  const [one, other] = [(a ?? {}) as Record<string, unknown>, (b ?? {}) as Record<string, unknown>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) =>
    isSame(one[name], other[name]),
  )
}
