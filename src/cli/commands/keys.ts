import { Command, Option } from 'commander'
import { ROLES, type Role } from '../../domain/status/role.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { note } from '../output/out.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import type { Setting } from '../setting.ts'

/** `billhook keys create`. */
export function keysCommand(setting: Setting): Command {
  const create = showing(connecting(new Command('create')))
    .description('Make an API key of an organization.')
    .option('--name <name>', 'what it is for, as the audit trail names it', 'command line')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).default('administrator'))
    .action((given: Which & Format & { name: string; role: Role }) =>
      withClient(setting, given, async (client) => {
        const made = await client.post('/v1/api-keys', { body: { name: given.name, role: given.role } })
        await printOne(made, given, ({ key }) => `${key}\n`)
        note('Keep it: it is shown this once, and only a hash of it is kept.')
      }),
    )
  return new Command('keys').description('API keys, for systems that call.').addCommand(
    manual(create, {
      about: 'The key stands alone on standard output.',
      examples: [
        'KEY=$(billhook keys create --organization northside --role dispatcher)',
        'billhook keys create --name "Dispatch system" --json',
      ],
    }),
  )
}
