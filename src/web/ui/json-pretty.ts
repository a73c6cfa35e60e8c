/** JSON as a person would write it: what fits on a line of `width` characters stands on one. */
export function prettyJson(value: unknown, width = 46): string {
  return pretty(value, width, '', 0)
}

/** `before` is how much stands on the line already. */
function pretty(value: unknown, width: number, indent: string, before: number): string {
  const short = onOneLine(value)
  if (typeof value !== 'object' || value === null || before + short.length <= width) return short
  const within = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map((item) => within + pretty(item, width, within, within.length))
    : Object.entries(value).map(([name, part]) => {
        const begun = `${within}${JSON.stringify(name)}: `
        return begun + pretty(part, width, within, begun.length)
      })
  const [begin, end] = Array.isArray(value) ? '[]' : '{}'
  return `${begin}\n${parts.join(',\n')}\n${indent}${end}`
}

function onOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  const members = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${onOneLine(part)}`)
  return `{${members.join(', ')}}`
}
