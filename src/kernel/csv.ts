/**
 * A field of CSV (RFC 4180). A spreadsheet takes text that begins like a formula for one, and would carry it out: such
 * text gets an apostrophe in front. What is `ours`, an amount, stays as it is.
 */
export function csvField(text: string, { ours = false }: { readonly ours?: boolean } = {}): string {
  const safe = !ours && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
