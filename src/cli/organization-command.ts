import { Command, Option } from 'commander'
import { PROFILES } from '../domain/profile/profiles.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { createOrganization } from '../operations/create-organization.ts'
import { acrossOrganizations } from '../store/engine/transaction.ts'
import { listOrganizations } from '../store/reading/organizations.ts'
import type { Doors, Env } from './cli.ts'
import { NotDone } from './failure.ts'
import { LOCAL_ACTOR, withWorld } from './with-world.ts'

interface Given {
  readonly slug: string
  readonly name: string
  readonly zone: string
  readonly currency: string
  readonly profile: string
}

/** `billhook organization create` and `list`. */
export function organizationCommand(env: Env, doors: Doors): Command {
  const command = new Command('organization').description('Open books, and list whose books are open.')
  command
    .command('create')
    .description('Open the books of an organization.')
    .requiredOption('--slug <short-name>', 'its short name: small letters, digits and dashes')
    .requiredOption('--name <name>', 'its name, as it stands on invoices')
    .requiredOption('--zone <time-zone>', 'its time zone, such as Europe/Berlin')
    .requiredOption('--currency <code>', 'its currency, such as EUR')
    .addOption(
      new Option('--profile <business>', 'how it bills').choices([...PROFILES.keys()]).makeOptionMandatory(),
    )
    .action(({ slug, name, zone, currency, profile }: Given) =>
      withWorld(env, doors, async (world) => {
        const input = { slug, name, timeZone: zone, currency, profile, seller: { name } }
        const made = await createOrganization(world, LOCAL_ACTOR, input)
        if (isRefusal(made)) throw new NotDone(made)
        process.stdout.write(`${name} keeps books now, as ${slug}.\n`)
      }),
    )
  command
    .command('list')
    .description('List the organizations of this installation.')
    .action(() =>
      withWorld(env, doors, async (world) => {
        const all = await acrossOrganizations(world.db, (tx) => listOrganizations(tx))
        for (const { slug, name, currency } of all) process.stdout.write(`${slug}\t${currency}\t${name}\n`)
      }),
    )
  return command
}
