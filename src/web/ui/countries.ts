import { iso31661Alpha2ToAlpha3 } from 'iso-3166'
import { dateLocale } from '../texts/texts.ts'

/** A country by its ISO 3166-1 code, in the reader's language. */
export const countryName = (code: string): string =>
  new Intl.DisplayNames([dateLocale()], { type: 'region' }).of(code) ?? code

/** The countries there are, by their names in the reader's language; with `also`, whatever else is written so far. */
export function countryChoices(also: string): { readonly value: string; readonly label: string }[] {
  const codes = new Set(Object.keys(iso31661Alpha2ToAlpha3))
  if (/^[A-Z]{2}$/.test(also)) codes.add(also)
  return [...codes]
    .map((value) => ({ value, label: countryName(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, dateLocale()))
}
