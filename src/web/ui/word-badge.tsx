import type { Word } from '../../contract/word.ts'

/** A document's word in its tone. Both are the server's. */
export function WordBadge({ word }: { word: Word }) {
  const label = word.label.charAt(0).toUpperCase() + word.label.slice(1)
  return <span className={`tone tone-${word.tone}`}>{label}</span>
}
