import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en/index.ts'
import { SAID } from './said.ts'

/**
 * The interface's languages. English comes with the program; another is loaded when it is chosen. A text that one of
 * them lacks does not compile. `typedDates` is how date fields write theirs, in the letters of day.js.
 */
export const LANGUAGES = {
  en: {
    name: 'English',
    dates: 'en-GB',
    typedDates: 'D MMM YYYY',
    amounts: 'en-US',
    load: () => Promise.resolve({ default: en, said: null }),
  },
  fr: {
    name: 'Français',
    dates: 'fr-FR',
    typedDates: 'D MMM YYYY',
    amounts: 'fr-FR',
    load: () => import('./fr/index.ts'),
  },
  de: {
    name: 'Deutsch',
    dates: 'de-DE',
    typedDates: 'D. MMM YYYY',
    amounts: 'de-DE',
    load: () => import('./de/index.ts'),
  },
} as const
export type Language = keyof typeof LANGUAGES

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: typeof en
    defaultNS: 'shell'
  }
}

const CHOSEN = 'billhook-language'

const isLanguage = (text: string | null | undefined): text is Language =>
  text !== null && text !== undefined && text in LANGUAGES

/** What was chosen on this device, else the first language of the browser that we speak, else English. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(CHOSEN)
  if (isLanguage(chosen)) return chosen
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

/** The language the interface speaks now, and how its dates and its amounts are written. */
export const language = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en')
export const dateLocale = (): string => LANGUAGES[language()].dates
export const amountLocale = (): string => LANGUAGES[language()].amounts

/** Makes the interface speak; done before the first page is drawn. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { en },
    lng: 'en',
    fallbackLng: 'en',
    ns: Object.keys(en),
    defaultNS: 'shell',
    interpolation: { escapeValue: false }, // React escapes what it draws
  })
  await speak(firstLanguage())
}

/** Speaks another language from now on. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  localStorage.setItem(CHOSEN, chosen)
  await speak(chosen)
}

async function speak(chosen: Language): Promise<void> {
  const { default: texts, said } = await LANGUAGES[chosen].load()
  for (const [room, ofRoom] of Object.entries(texts)) i18next.addResourceBundle(chosen, room, ofRoom)
  if (said !== null) i18next.addResourceBundle(chosen, SAID, said)
  await i18next.changeLanguage(chosen)
  document.documentElement.lang = chosen
}
