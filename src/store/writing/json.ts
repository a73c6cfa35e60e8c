/** JSON as it is kept: amounts, which are bigint, as text. Null stays a database null. */
export function jsonText(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value, amountsAsText)
}

const amountsAsText = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value
