/** A call to try in a shell: the key and the address come from the environment. `file` is the type of one that is sent as it is. */
export function curlOf(method: string, path: string, query: readonly string[], body: unknown, open: boolean, file?: string): string {
  const search = query.length === 0 ? '' : `?${query.join('&')}`
  const lines = [`curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}"$BILLHOOK${path}${search}"`]
  if (!open) lines.push('-H "Authorization: Bearer $BILLHOOK_KEY"')
  if (body !== undefined) {
    // A quote inside single quotes of a shell: close, escaped quote, open.
    const text = JSON.stringify(body, null, 2).replaceAll("'", `'\\''`)
    lines.push('-H "Content-Type: application/json"', `-d '${text}'`)
  }
  if (file !== undefined) lines.push(`-H "Content-Type: ${file}"`, '--data-binary @FILE')
  return lines.join(' \\\n  ')
}
