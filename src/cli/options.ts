import { type Command, InvalidArgumentError, Option } from 'commander'
import { SERVICES } from '../contract/work-kind.ts'
import { parseDate, parseInstant } from '../kernel/date.ts'
import { isRefusal } from '../kernel/refusal.ts'

/** A calendar date of the command line. */
export function dateOf(text: string): string {
  const date = parseDate(text)
  if (isRefusal(date)) throw new InvalidArgumentError('Write a date as 2026-03-31.')
  return text
}

/** An instant of the command line. */
export function instantOf(text: string): string {
  const instant = parseInstant(text)
  if (isRefusal(instant)) throw new InvalidArgumentError('Write an instant as 2026-03-31T17:00:00Z.')
  return instant
}

/** Tells a report in the own currency. */
export const inBase = (): Option =>
  new Option('--in <base>', 'all in your own currency, by the exchange rates').choices(['base'])

/** Only what bills one kind of work. */
export const ofService = (): Option =>
  new Option('--service <kind>', 'only what bills this kind of work and no other').choices(SERVICES)

export const KNOWN_AT = 'what the report said at this instant (2026-03-31T17:00:00Z)'

/** A number from 1 on. */
export function countOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Write a whole number from 1 on.')
}

/** One more of an option that may be given again and again. */
export const oneMore = (text: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  text,
]

/** How much of a list was asked for. */
export interface HowMuch {
  readonly limit: number
  readonly all?: boolean
}

/** Gives a command that lists things its `--limit` and `--all`. */
export const limited = (command: Command): Command =>
  command
    .option('--limit <count>', 'at most so many', countOf, 50)
    .option('--all', 'everything, page after page')
