import type * as view from '../contract/word.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { positionOf } from '../domain/status/position.ts'
import { inOrderOfLife, wordFor, type VocabularyCode, type Word } from '../domain/status/vocabulary.ts'

/** What a document is called on a day (calendar date), in the words of a business. */
export function presentWord(invoice: Invoice, today: string, vocabulary: VocabularyCode): view.Word {
  return plainWord(wordFor(positionOf(invoice, today), vocabulary))
}

/** A row of a vocabulary without the positions behind it. */
export function plainWord({ word, label, tone }: Word): view.Word {
  return { word, label, tone }
}

/** How many documents each word of the business stands for, those without any too, in the vocabulary's order. */
export function presentCounts(
  counts: ReadonlyMap<string, bigint>,
  vocabulary: VocabularyCode,
): view.WordCounts {
  return {
    items: inOrderOfLife(vocabulary).map((row) => ({
      ...plainWord(row),
      count: Number(counts.get(row.word) ?? 0n),
    })),
  }
}
