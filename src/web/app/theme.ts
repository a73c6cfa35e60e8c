import { createTheme, type MantineColorsTuple, Modal, Notification, PasswordInput } from '@mantine/core'
import { type Language, LANGUAGES } from '../texts/texts.ts'
import { typedDate } from '../ui/typed-date.ts'

/** Spruce: calm enough for a day of bookkeeping, dark enough for white text from shade 7 on. */
const spruce: MantineColorsTuple = [
  '#e9f7f2',
  '#d3ede4',
  '#a6dbc9',
  '#75c8ac',
  '#4fb894',
  '#37ae84',
  '#26966f',
  '#0f7a5c',
  '#0b6e5a',
  '#075044',
]

/** The greys of the dark scheme, with a breath of the same green. */
const dark: MantineColorsTuple = [
  '#e3e8e5',
  '#c3ccc7',
  '#a3aea9',
  '#7d8984',
  '#3d4742',
  '#303834',
  '#232a27',
  '#1a1f1d',
  '#151917',
  '#101412',
]

/** What the buttons of a date field's calendar are called, by Mantine's names for them. */
export const CALENDAR_BUTTONS = [
  'nextMonth',
  'previousMonth',
  'nextYear',
  'previousYear',
  'nextDecade',
  'previousDecade',
] as const

/** What parts of the interface say by themselves: the buttons that close a dialog or a notice, empty a field and show a password. */
interface Spoken {
  readonly closing: string
  readonly emptying: string
  readonly revealing: string
  readonly calendar: Readonly<Record<(typeof CALENDAR_BUTTONS)[number], string>>
}

/** How everything looks, and how its parts speak a language. */
export const themeIn = (language: Language, { closing, emptying, revealing, calendar }: Spoken) =>
  createTheme({
    primaryColor: 'spruce',
    primaryShade: { light: 8, dark: 7 },
    colors: { spruce, dark },
    autoContrast: true,
    fontFamily: '"Inter Variable", system-ui, sans-serif',
    headings: { fontFamily: '"Inter Variable", system-ui, sans-serif', fontWeight: '620' },
    defaultRadius: 'md',
    cursorType: 'pointer',
    components: {
      Modal: Modal.extend({
        defaultProps: {
          // A dialog's head is none of the page's.
          attributes: { header: { role: 'presentation' } },
          centered: true,
          closeButtonProps: { 'aria-label': closing },
        },
      }),
      Notification: Notification.extend({
        defaultProps: { closeButtonProps: { 'aria-label': closing } },
      }),
      PasswordInput: PasswordInput.extend({
        defaultProps: { visibilityToggleButtonProps: { 'aria-label': revealing } },
      }),
      // By name, so that date fields are loaded with the pages that have one.
      DateInput: {
        defaultProps: {
          valueFormat: LANGUAGES[language].typedDates,
          clearButtonProps: { 'aria-label': emptying },
          dateParser: (text: string) => typedDate(text, language),
          ariaLabels: calendar,
        },
      },
      DateTimePicker: { defaultProps: { ariaLabels: calendar } },
    },
  })
