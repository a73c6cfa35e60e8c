import { Command, Option } from 'commander'
import type { Days } from '../../contract/tables/figures.ts'
import { connecting, type Which } from '../connection.ts'
import { dateOf, instantOf, KNOWN_AT } from '../options.ts'
import { type Format, reporting, ONE_DOCUMENT } from '../output/show.ts'

/** What a report over a span of days is asked for. */
export type SpanAsked = Which &
  Format & {
    readonly currency?: string
    readonly from?: string
    readonly to?: string
    readonly compare?: 'previous' | 'year'
    readonly compareFrom?: string
    readonly compareTo?: string
    readonly knownAt?: string
  }
export const SPAN = ['from', 'to', 'compare', 'compareFrom', 'compareTo', 'knownAt', 'currency'] as const

/** A report over a span of days, beside another if that is asked for. */
export const spanning = (name: string): Command =>
  reporting(connecting(new Command(name)), ONE_DOCUMENT)
    .option('--currency <code>', 'only in this currency')
    .option('--from <date>', 'first day (default: the first of January)', dateOf)
    .option('--to <date>', 'last day (default: today)', dateOf)
    .addOption(
      new Option('--compare <with>', 'beside it as many days just before, or the same a year before').choices(
        ['previous', 'year'],
      ),
    )
    .option('--compare-from <date>', 'beside it any other days: the first of them', dateOf)
    .option('--compare-to <date>', 'the last of them', dateOf)
    .option('--known-at <instant>', KNOWN_AT, instantOf)

export const beside = (compared: Days | null): string =>
  compared ? `Compared with ${compared.from} to ${compared.to}\n\n` : ''

/** Those of the options that were given, which have the names the API has for them. */
export const said = <Options extends object, Name extends keyof Options>(
  asked: Options,
  names: readonly Name[],
): Pick<Options, Name> =>
  Object.fromEntries(
    names.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]])),
  ) as Pick<Options, Name>
