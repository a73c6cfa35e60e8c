import { cut, USUAL } from './text.ts'

/** One line on the terminal that is written over: what was done so far. Null where nobody watches. */
export function progressLine(): ProgressLine | null {
  if (!process.stderr.isTTY) return null
  const clear = (): void => void process.stderr.write('\r\u001b[2K')
  return {
    clear,
    show(text) {
      clear()
      process.stderr.write(cut(text, (process.stderr.columns || USUAL) - 1))
    },
  }
}

export interface ProgressLine {
  show(text: string): void
  clear(): void
}
