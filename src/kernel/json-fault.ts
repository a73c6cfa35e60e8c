/** Where a text stops being JSON. `line` and `column` count from 1, `position` from 0, in characters. */
export interface JsonFault {
  readonly position: number
  readonly line: number
  readonly column: number
}

const BLANK = /[ \t\n\r]*/y
/** Characters from the space on, but for the quote and the backslash, and the escapes there are. */
const STRING = /"(?:[ !#-[\]-\uffff]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const OTHER_SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/**
 * Finds where a text that is not JSON goes wrong; the engine's own message does not always say. Walks the text once
 * without recursion, so that no nesting can exhaust the stack.
 */
export function jsonFault(text: string): JsonFault {
  const position = faultAt(text)
  const before = text.slice(0, position)
  const lineStart = before.lastIndexOf('\n') + 1
  return { position, line: before.split('\n').length, column: position - lineStart + 1 }
}

function faultAt(text: string): number {
  const open: ('{' | '[')[] = []
  let at = 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return false
    at = pattern.lastIndex
    return true
  }
  const skipTo = (): string => {
    take(BLANK)
    return text[at] ?? ''
  }
  /** A member's name and colon, where an object expects one. */
  const takeName = (): boolean => {
    skipTo()
    if (!take(STRING) || skipTo() !== ':') return false
    at += 1
    return true
  }

  for (;;) {
    const first = skipTo()
    if (first === '{' || first === '[') {
      at += 1
      if (skipTo() !== (first === '{' ? '}' : ']')) {
        open.push(first)
        if (first === '{' && !takeName()) return at
        continue
      }
      at += 1
    } else if (!take(STRING) && !take(OTHER_SCALAR)) return at
    // A value has ended: close what it closes, then go on behind a comma.
    for (;;) {
      const next = skipTo()
      const inside = open.at(-1)
      if (inside === undefined) return at
      if (next === (inside === '{' ? '}' : ']')) {
        at += 1
        open.pop()
        continue
      }
      if (next !== ',') return at
      at += 1
      if (inside === '{' && !takeName()) return at
      break
    }
  }
}
