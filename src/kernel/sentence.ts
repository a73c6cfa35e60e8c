/** Something put into a sentence. */
export type Part =
  | string
  | number
  /** Minor units as text. */
  | { readonly amount: string; readonly currency: string }
  /** Calendar date. */
  | { readonly day: string }
  /** RFC 3339 in UTC. */
  | { readonly instant: string }
  /** A code that every language has a word for: `bank_transfer`, `dueOn`. */
  | { readonly term: string }
  | Sentence
  /** Told one after the other, with commas between them. */
  | readonly Part[]

/**
 * What is said to people, by a code and what is put in, so that every language can say it. The code names a text in
 * which each part has its place: `{{amount}} was given back.`
 */
export interface Sentence {
  readonly code: string
  readonly parts: Readonly<Record<string, Part>>
}

/** How a language writes what is put in, and its texts by code. */
export interface Speech {
  /** Undefined where the code is not known. */
  readonly text: (code: string) => string | undefined
  readonly money: (minor: bigint, currency: string) => string
  readonly day: (day: string) => string
  readonly instant: (instant: string) => string
  readonly term: (code: string) => string
}

/** A sentence in words; null where it, or a sentence within it, has no text. */
export function speak(sentence: Sentence, speech: Speech): string | null {
  const text = speech.text(sentence.code)
  if (text === undefined) return null
  let isWhole = true
  const said = text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const part = sentence.parts[name]
    const words = part === undefined ? null : spoken(part, speech)
    isWhole &&= words !== null
    return words ?? ''
  })
  return isWhole ? said : null
}

function spoken(part: Part, speech: Speech): string | null {
  if (typeof part === 'string') return part
  if (typeof part === 'number') return String(part)
  if ('amount' in part) return speech.money(BigInt(part.amount), part.currency)
  if ('day' in part) return speech.day(part.day)
  if ('instant' in part) return speech.instant(part.instant)
  if ('term' in part) return speech.term(part.term)
  if ('code' in part) return speak(part, speech)
  const all = part.map((one) => spoken(one, speech))
  return all.includes(null) ? null : all.join(', ')
}
