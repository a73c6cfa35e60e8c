/** A value as JSON text: minor units within what a number keeps become numbers, larger ones text. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'bigint') return inner
    return Number.isSafeInteger(Number(inner)) ? Number(inner) : String(inner)
  })
}
