import type { Said } from '../../contract/said.ts'
import { formatMoneyWith } from '../../kernel/money.ts'
import { type Sentence, speak, type Speech } from '../../kernel/sentence.ts'
import { dayText, instantText } from '../ui/dates.ts'
import { entryKindText, problemText, sentenceText, termText } from './said.ts'
import { amountLocale } from './texts.ts'

const SPEECH: Speech = {
  text: sentenceText,
  money: (minor, currency) => formatMoneyWith('symbol', minor, currency, amountLocale()),
  day: dayText,
  instant: (instant) => `${instantText(instant, 'UTC')} UTC`,
  term: (code) => termText(code) ?? entryKindText(code),
}

/** What the server says by a code, in the language of the interface; `english` where it has no text there. */
export const toldText = (said: Said | null, english: string): string =>
  (said && speak(said as Sentence, SPEECH)) ?? english

/** Sentences one after the other, as the server says them in English. */
export function remarksText(said: readonly Said[], english: string): string {
  const all = said.map((one) => speak(one as Sentence, SPEECH))
  return all.length === 0 || all.includes(null) ? english : all.join(' ')
}

/** What a plan does, a sentence for each step. */
export const stepTexts = ({
  steps,
  stepsSaid,
}: {
  readonly steps: readonly string[]
  readonly stepsSaid: readonly Said[]
}): readonly string[] => steps.map((step, at) => toldText(stepsSaid[at] ?? null, step))

/** Why an event did nothing or was refused; null where it did something. */
export function reasonText({
  reason,
  said,
  code,
}: {
  readonly reason: string | null
  readonly said: Said | null
  readonly code: string | null
}): string | null {
  if (reason === null) return null
  return said ? toldText(said, reason) : ((code && problemText({ code, values: {} })) ?? reason)
}
