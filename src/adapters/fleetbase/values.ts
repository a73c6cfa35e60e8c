const WHOLE = /^(-?\d{1,18})(?:\.0*)?$/

/**
 * Minor units as Fleetbase writes them: a number, or text as in `service_quote_items.amount`. Its plain digits, or
 * undefined when it is not a whole number. Nothing (null, empty) is null.
 */
export function wholeAmount(given: unknown): string | null | undefined {
  if (given === null || given === undefined || given === '') return null
  if (typeof given === 'number') return Number.isSafeInteger(given) ? String(given) : undefined
  if (typeof given !== 'string') return undefined
  const digits = WHOLE.exec(given.trim())?.[1]
  return digits === undefined ? undefined : String(BigInt(digits))
}

/** Text that can be printed on one line, at most `longest` characters; null when nothing is left of it. */
export function oneLine(given: unknown, longest = 200): string | null {
  if (typeof given !== 'string' && typeof given !== 'number') return null
  // eslint-disable-next-line no-control-regex
  const text = String(given)
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
  if (text.length <= longest) return text === '' ? null : text
  return `${text
    .slice(0, longest - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd()}…`
}

/** Currency codes are typed by people in places: ' usd' is USD. Null when nothing is there. */
export function currencyOf(given: unknown): string | null {
  const code = oneLine(given, 20)
  return code === null ? null : code.toUpperCase()
}
