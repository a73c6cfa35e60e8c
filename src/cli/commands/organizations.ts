import { Command, Option } from 'commander'
import type { Organization } from '../../contract/organization.ts'
import { PROFILES } from '../../domain/profile/profiles.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { CannotServe } from '../failure.ts'
import { manual } from '../manual.ts'
import { type Format, listing, printList, printOne, showing } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf } from '../output/table.ts'
import { onOneLine, styled } from '../output/text.ts'
import type { Setting } from '../setting.ts'

interface New {
  readonly slug: string
  readonly name: string
  readonly zone: string
  readonly currency: string
  readonly profile: string
}

/** `billhook org create`, `org list` and `org show`. */
export function organizationCommand(setting: Setting): Command {
  const create = showing(new Command('create'))
    .description('Open the books of an organization in the data folder.')
    .requiredOption('--slug <short-name>', 'its short name: small letters, digits and dashes')
    .requiredOption('--name <name>', 'its name, as it stands on invoices')
    .requiredOption('--zone <time-zone>', 'its time zone, such as Europe/Berlin')
    .requiredOption('--currency <code>', 'its currency, such as EUR')
    .addOption(
      new Option('--profile <business>', 'how it bills').choices([...PROFILES.keys()]).makeOptionMandatory(),
    )
    .action(({ slug, name, zone, currency, profile, ...format }: New & Format) =>
      withClient(
        // Books are opened by the operator, which a server lets in by its own link alone.
        { ...setting, env: { ...setting.env, BILLHOOK_URL: undefined } },
        {},
        async (client) => {
          const body = { slug, name, timeZone: zone, currency, profile, seller: { name } }
          const made = await client.post('/v1/organizations', { body })
          await printOne(made, format, () => `${onOneLine(name)} keeps books now, as ${slug}.\n`)
        },
        { wholeInstallation: true, mayMake: true },
      ),
    )
  const list = listing(connecting(new Command('list')))
    .description('List the organizations there are: with a key its own, else all.')
    .action((given: Which & Format) =>
      withClient(
        setting,
        given,
        async (client) =>
          printList(
            (await client.get('/v1/organizations')).items,
            COLUMNS,
            given,
            'Nobody keeps books here yet.',
          ),
        { wholeInstallation: true },
      ),
    )
  const show = showing(connecting(new Command('show')))
    .description('Show an organization and how it bills.')
    .argument('[short-name]', 'which one, when there are several')
    .action((slug: string | undefined, given: Which & Format) =>
      withClient(
        setting,
        given,
        async (client) => {
          const { items } = await client.get('/v1/organizations')
          await printOne(
            theOne(items, slug ?? given.organization ?? setting.env['BILLHOOK_ORGANIZATION']),
            given,
            text,
          )
        },
        { wholeInstallation: true },
      ),
    )
  return new Command('org')
    .description('Open books, and see whose books are open.')
    .addCommand(
      manual(create, {
        about: `It starts with the chart of accounts, the number series and the profile of its
business. This acts on the data folder, which is made when it is not there.`,
        examples: [
          'billhook org create --slug northside --name "Northside Delivery" \\\n    --zone America/New_York --currency USD --profile fleet',
        ],
      }),
    )
    .addCommand(manual(list, { examples: ['billhook org list', 'billhook org list --json'] }))
    .addCommand(manual(show, { examples: ['billhook org show northside'] }))
}

function theOne(all: readonly Organization[], slug: string | undefined): Organization {
  const found = slug === undefined && all.length === 1 ? all[0] : all.find((one) => one.slug === slug)
  if (found) return found
  throw new CannotServe(
    slug === undefined
      ? `Say which one: ${all.map((one) => one.slug).join(', ')}.`
      : `There is no organization "${slug}". "billhook org list" shows those there are.`,
  )
}

const COLUMNS: readonly Column<Organization>[] = [
  { head: 'SHORT NAME', name: 'slug', of: ({ slug }) => slug },
  { head: 'NAME', name: 'name', of: ({ name }) => name, shrinks: true },
  { head: 'BILLS AS', name: 'profile', of: ({ profile }) => profile.code, only: 'roomy' },
  { head: 'CUR', name: 'currency', of: ({ currency }) => currency },
  { head: 'TIME ZONE', name: 'timeZone', of: ({ timeZone }) => timeZone, only: 'roomy' },
  { head: 'ID', name: 'id', of: ({ id }) => id, only: 'csv' },
]

const usualTax = ({ defaultTax: { category, rate, jurisdiction } }: Organization['profile']): string =>
  `${rate} % (${jurisdiction === null ? category : `${category}, ${jurisdiction}`})`

const text = ({ name, slug, id, currency, timeZone, today, profile }: Organization): string =>
  `${styled('bold', onOneLine(name))}\n\n${factsOf([
    ['Short name', slug],
    ['Currency', currency],
    ['Time zone', timeZone],
    ['Today there', today],
    ['Bills as', profile.name],
    ['Final when', profile.finalWhen],
    ['Terms', profile.terms],
    ['Tax', `${usualTax(profile)}, ${profile.pricesIncludeTax ? 'included in prices' : 'added to prices'}`],
    ['Id', id],
  ])}`
