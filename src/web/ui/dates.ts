import { dateLocale } from '../texts/texts.ts'

/** A calendar date for people: 3 Mar 2026. It has no time zone, so none may move it. */
export const dayText = (date: string): string =>
  new Intl.DateTimeFormat(dateLocale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))

/** An instant for people, in the organization's time zone: 3 Mar 2026, 14:05. */
export const instantText = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  )

/** Days one after another for people, both ends said, as shortly as can be: 1 Jan – 31 Mar 2026. */
export const spanText = (from: string, to: string): string =>
  new Intl.DateTimeFormat(dateLocale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
