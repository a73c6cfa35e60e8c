import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import { type Language, LANGUAGES } from '../texts/texts.ts'

dayjs.extend(customParseFormat)

/** Figures are read day first, as all our languages write them: left to the browser, 4.3.2026 would be the 3rd of April. */
const IN_FIGURES = ['D.M.YYYY', 'DD.MM.YYYY', 'D/M/YYYY', 'DD/MM/YYYY', 'YYYY-MM-DD']

/** What was typed into a date field, as YYYY-MM-DD: as the field writes it, with the month in full, or in figures. Null when it is no date yet. */
export function typedDate(text: string, language: Language): string | null {
  const format = LANGUAGES[language].typedDates
  const formats = [format, format.replace('MMM', 'MMMM'), ...IN_FIGURES]
  const date = dayjs(text.trim(), formats, language, true)
  return date.isValid() ? date.format('YYYY-MM-DD') : null
}
