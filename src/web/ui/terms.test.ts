import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { describeTerms, parseTerms } from '../../domain/invoice/terms.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { LANGUAGES } from '../texts/texts.ts'
import { termsText } from './terms.ts'

const EVERY =
  'receipt|net 1|net 30|eom|1 day eom|45 days eom|eom 1 day|eom 45 days|day 15|day 15 +1|day 31 +4|1 month|2 months'.split(
    '|',
  )

async function said(language: keyof typeof LANGUAGES): Promise<string[]> {
  const own = createInstance()
  const { default: texts } = await LANGUAGES[language].load()
  await own.init({ lng: language, resources: { [language]: texts }, interpolation: { escapeValue: false } })
  return EVERY.map((text) => termsText(text, own.getFixedT(null, 'terms')))
}

test('English says what the rules say', async () => {
  const described = EVERY.map((text) => {
    const terms = parseTerms(text)
    return isRefusal(terms) ? text : describeTerms(terms)
  })
  expect(await said('en')).toEqual(described)
})

test.each(['fr', 'de'] as const)('%s says each in words of its own, with every number', async (language) => {
  const sentences = await said(language)
  expect(new Set(sentences).size).toBe(EVERY.length)
  for (const [at, sentence] of sentences.entries()) {
    expect(sentence).toMatch(/^(Payable|Zahlbar) /)
    // The next month is said in a word.
    const numbers = EVERY[at]!.replace('+1', '').match(/\d+/g) ?? []
    expect(sentence.match(/\d+/g) ?? []).toEqual(numbers)
  }
})

test('what nobody understands stays as it stands', () => {
  expect(termsText('when the cows come home')).toBe('when the cows come home')
})
