import { stripVTControlCharacters, styleText } from 'node:util'
import type { Word } from '../../contract/word.ts'

type Style = Parameters<typeof styleText>[0]

/** How a word is drawn on a terminal: by what it means. */
const TONES: Readonly<Record<Word['tone'], Style>> = {
  neutral: 'reset',
  waiting: 'cyan',
  good: 'green',
  attention: 'yellow',
  bad: 'red',
  ended: 'gray',
}

/** Text with a style, where standard output is a terminal and NO_COLOR does not forbid it. */
export const styled = (style: Style, text: string): string =>
  styleText(style, text, { stream: process.stdout, validateStream: true })

export const toned = (tone: Word['tone'], text: string): string =>
  tone === 'neutral' ? text : styled(TONES[tone], text)

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u
const WIDTHLESS = /[\p{Mn}\p{Me}\p{Cf}]/u

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of stripVTControlCharacters(text))
    width += WIDTHLESS.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return width
}

/** The text on one line with plain spaces, without anything that would steer the terminal. */
export const onOneLine = (text: string): string =>
  stripVTControlCharacters(text).replaceAll(/[\p{Cc}\u2028\u2029]+|[\u00a0\u202f]/gu, ' ')

/** At most so many columns of the text; what is missing is marked with an ellipsis. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break
    kept += character
  }
  return `${kept}…`
}

/** The text in lines of at most so many columns, broken between words. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Filled up with spaces to so many columns, on the right or on the left. */
export function padded(text: string, width: number, align: 'left' | 'right'): string {
  const gap = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'left' ? text + gap : gap + text
}

/** What a terminal has that does not say. */
export const USUAL = 80

/** The columns there are: a terminal's, or what COLUMNS says; as many as are needed where a program reads. */
export function lineWidth(): number {
  const said = Number(process.env['COLUMNS'])
  if (Number.isInteger(said) && said >= 20) return said
  return process.stdout.isTTY ? process.stdout.columns || USUAL : Infinity
}
