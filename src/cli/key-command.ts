import { Command, Option } from 'commander'
import { ROLES, type Role } from '../domain/status/role.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { createApiKey } from '../operations/create-api-key.ts'
import type { Doors, Env } from './cli.ts'
import { NotDone } from './failure.ts'
import { LOCAL_ACTOR, organizationNamed, withWorld } from './with-world.ts'

/** `billhook key create`. */
export function keyCommand(env: Env, doors: Doors): Command {
  const command = new Command('key').description('Make API keys.')
  command
    .command('create')
    .description('Make an API key of an organization. It is printed this once; only a hash is kept.')
    .requiredOption('--organization <short-name>', 'whose books it opens')
    .option('--name <name>', 'what it is for, as the audit trail names it', 'command line')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).default('administrator'))
    .action(({ organization, name, role }: { organization: string; name: string; role: Role }) =>
      withWorld(env, doors, async (world) => {
        const orgId = await organizationNamed(world, organization)
        const made = await createApiKey(world, orgId, LOCAL_ACTOR, { name, role })
        if (isRefusal(made)) throw new NotDone(made)
        process.stdout.write(`${made.key}\n`)
      }),
    )
  return command
}
