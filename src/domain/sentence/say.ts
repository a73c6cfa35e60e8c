import type { Work, WorkKind } from '../work/work.ts'
import { formatMoney } from '../../kernel/money.ts'
import { type Part, type Sentence, speak } from '../../kernel/sentence.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { ENGLISH } from './english.ts'

export type SentenceCode = keyof typeof ENGLISH

/** The names of the places in a text. */
type Places<Text extends string> = Text extends `${string}{{${infer Place}}}${infer Rest}`
  ? Place | Places<Rest>
  : never

type PartsOf<Code extends SentenceCode> = Readonly<Record<Places<(typeof ENGLISH)[Code]>, Part>>

/** A sentence by its code, with what its text has places for. */
export function say<Code extends SentenceCode>(
  code: Code,
  ...[parts]: Places<(typeof ENGLISH)[Code]> extends never ? [] : [parts: PartsOf<Code>]
): Sentence {
  return { code, parts: parts ?? {} }
}

/** Minor units within a sentence. */
export const money = (minor: bigint, currency: string): Part => ({ amount: String(minor), currency })

/** A calendar date within a sentence. */
export const on = (day: string): Part => ({ day })

/** An instant within a sentence. */
export const instant = (text: string): Part => ({ instant: text })

/** A code within a sentence, for which every language has a word. */
export const term = (code: string): Part => ({ term: code })

/** A document within a sentence: "Invoice INV-2026-00001". */
export const named = ({ kind, number }: Pick<Invoice, 'kind' | 'number'>): Sentence =>
  number === null ? say(`${kind}_draft`) : say(`${kind}_named`, { number })

const texts: Readonly<Record<string, string>> = ENGLISH

/** What a person must look at: one sentence after the other, at least one. */
export type Remarks = readonly Sentence[]

/** Null where there are none. */
export const anyOf = (remarks: Remarks): Remarks | null => (remarks.length > 0 ? remarks : null)

/** A piece of work within a sentence: by its own title, or by its kind and reference where it has none. */
export function workNamed({ kind, title, reference }: Pick<Work, 'kind' | 'title' | 'reference'>): Part {
  const untitled = untitledWork(kind, reference)
  return untitled !== null && inEnglish(untitled) === title ? untitled : title
}

/** How work without a title is called; a trip is called by its route. */
export const untitledWork = (kind: WorkKind, reference: string): Sentence | null =>
  kind === 'trip' ? null : kind === 'sale' ? say('sale_untitled') : say(`${kind}_untitled`, { reference })

/** Remarks one after the other, within a sentence. */
export const one = (remarks: Remarks): Sentence =>
  remarks.reduce((before, more) => say('one_and_more', { one: before, more }))

/** Remarks as one text. */
export const remarksInEnglish = (remarks: Remarks): string => remarks.map(inEnglish).join(' ')

/** A sentence as it is kept in English, with dates as in the books. */
export const inEnglish = (sentence: Sentence): string =>
  speak(sentence, {
    text: (code) => texts[code],
    money: (minor, currency) => `${formatMoney(minor, currency)} ${currency}`,
    day: (day) => day,
    instant: (instant) => instant,
    term: (code) => TERMS[code] ?? code.replaceAll('_', ' '),
  }) ?? ''

/** Codes that are not written as they are called. */
const TERMS: Readonly<Record<string, string>> = {
  issuedOn: 'date',
  dueOn: 'due date',
  customerId: 'customer',
  review: 'flag',
  cancelled_work: 'cancelled',
  email: 'e-mail',
  taxId: 'tax id',
}
