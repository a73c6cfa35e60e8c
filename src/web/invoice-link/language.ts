import { exponentOf } from '../../kernel/currency.ts'
import { formatMoneyWith } from '../../kernel/money.ts'
import de from '../texts/de/invoice-link.ts'
import en from '../texts/en/invoice-link.ts'
import fr from '../texts/fr/invoice-link.ts'

// This page is a stranger's, on any phone: it speaks without the staff's machinery for texts.

const LANGUAGES = {
  en: { dates: 'en-GB', amounts: 'en-US' },
  fr: { dates: 'fr-FR', amounts: 'fr-FR' },
  de: { dates: 'de-DE', amounts: 'de-DE' },
} as const
type Language = keyof typeof LANGUAGES

const isLanguage = (code: string): code is Language => code in LANGUAGES

/** The first language of the browser that we speak, else English. */
export const language: Language = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'

const { dates, amounts } = LANGUAGES[language]

/** Speaks the reader's language out of a catalog for each; values stand in the places that a text leaves open. */
export function speaking<Key extends string>(
  catalogs: Readonly<Record<Language, Readonly<Record<Key, string>>>>,
) {
  const texts = catalogs[language]
  return (text: Key, values: Readonly<Record<string, string>> = {}): string =>
    texts[text].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}

export type Text = keyof typeof en

/** A text in the reader's language. */
export const t = speaking<Text>({ en, fr, de })

/** An amount in minor units, with its currency. */
export const money = (amount: number, currency: string): string =>
  formatMoneyWith('symbol', BigInt(amount), currency, amounts)

/** Decimal text as people write it, exact; a price has at least the places of its currency. */
export const decimal = (value: string, currency?: string): string =>
  new Intl.NumberFormat(amounts, {
    minimumFractionDigits: currency === undefined ? 0 : exponentOf(currency),
    maximumFractionDigits: 20,
  }).format(value as `${number}`)

/** A rate in percent, exact. */
export const percent = (value: string): string =>
  new Intl.NumberFormat(amounts, { style: 'unit', unit: 'percent', maximumFractionDigits: 20 }).format(
    value as `${number}`,
  )

/** A calendar date, in full unless told otherwise. It has no time zone, so none may move it. */
export const day = (date: string, dateStyle: 'long' | 'medium' = 'long'): string =>
  new Intl.DateTimeFormat(dates, { dateStyle, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))

/** A country by its code, in the reader's language. */
export const country = (code: string): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code
