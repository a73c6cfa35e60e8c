import type { Word } from '../../contract/word.ts'
import { wordText } from '../texts/said.ts'

/** A document's word in its tone. Both are the server's; another language than English has a word of its own for it. */
export function WordBadge({ word }: { word: Word }) {
  return <span className={`tone tone-${word.tone}`}>{wordText(word)}</span>
}
