import { Command, InvalidArgumentError, Option } from 'commander'
import type { ApiKey } from '../../contract/api-key.ts'
import { ROLES, type Role } from '../../domain/status/role.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { note } from '../output/out.ts'
import { type Format, listing, printList, printOne, showing } from '../output/show.ts'
import { type HowMuch, limited } from '../options.ts'
import type { Column } from '../../contract/tables/table.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'

type Asked = Which & Format

/** `billhook keys create`, `list`, `rotate` and `revoke`. */
export function keysCommand(setting: Setting): Command {
  const command = new Command('keys').description('API keys, for systems that call.')
  for (const part of [create, list, rotate, revoke]) command.addCommand(part(setting))
  return command
}

const ONCE = 'Keep it: it is shown this once, and only a hash of it is kept.'

function create(setting: Setting): Command {
  const command = showing(connecting(new Command('create')))
    .description('Make an API key of an organization.')
    .option('--name <name>', 'what it is for, as the audit trail names it', 'command line')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).default('administrator'))
    .option('--expires <instant>', 'when it ends by itself, such as 2027-01-31T12:00:00Z')
    .action((given: Asked & { name: string; role: Role; expires?: string }) =>
      withClient(setting, given, async (client) => {
        const { name, role, expires } = given
        const body = { name, role, ...(expires === undefined ? {} : { expiresAt: expires }) }
        const made = await client.post('/v1/api-keys', { body })
        await printOne(made, given, ({ key }) => `${key}\n`)
        note(ONCE)
      }),
    )
  return manual(command, {
    about: 'The key stands alone on standard output.',
    examples: [
      'KEY=$(billhook keys create --organization northside --role dispatcher)',
      'billhook keys create --name "Dispatch system" --json',
    ],
  })
}

function list(setting: Setting): Command {
  const command = limited(listing(connecting(new Command('list'))))
    .description('List API keys, revoked and expired ones too; never their text.')
    .action((given: Asked & HowMuch) =>
      withClient(setting, given, (client) => {
        const rows = rowsOf((page) => client.get('/v1/api-keys', { query: page }), given)
        return printList(rows, COLUMNS, given, 'There are no API keys yet.')
      }),
    )
  return manual(command, { examples: ['billhook keys list', 'billhook keys list --json'] })
}

function rotate(setting: Setting): Command {
  const command = showing(connecting(new Command('rotate')))
    .description('Give an API key a new text.')
    .argument('<id>', 'the key, as "keys list --json" names it')
    .option('--grace <minutes>', 'for so long the old text is taken too', minutesOf, 0)
    .action((id: string, given: Asked & { grace: number }) =>
      withClient(setting, given, async (client) => {
        const ask = { params: { id }, body: { graceMinutes: given.grace } }
        const made = await client.post('/v1/api-keys/{id}/rotation', ask)
        await printOne(made, given, ({ key }) => `${key}\n`)
        note(ONCE)
      }),
    )
  return manual(command, { examples: ['billhook keys rotate 0199d6c2-… --grace 60'] })
}

function revoke(setting: Setting): Command {
  const command = showing(connecting(new Command('revoke')))
    .description('End an API key for good.')
    .argument('<id>', 'the key, as "keys list --json" names it')
    .action((id: string, given: Asked) =>
      withClient(setting, given, async (client) => {
        const revoked = await client.delete('/v1/api-keys/{id}', { params: { id } })
        await printOne(revoked, given, ({ name }) => `${name} opens nothing any more.\n`)
      }),
    )
  return manual(command, { examples: ['billhook keys revoke 0199d6c2-…'] })
}

const COLUMNS: readonly Column<ApiKey>[] = [
  { head: 'ID', name: 'id', of: ({ id }) => id },
  { head: 'NAME', name: 'name', of: ({ name }) => name, shrinks: true },
  { head: 'ROLE', name: 'role', of: ({ role }) => role.replaceAll('_', ' ') },
  { head: 'STATUS', name: 'status', of: ({ status }) => status },
  { head: 'LAST USED', name: 'lastUsedAt', of: ({ lastUsedAt }) => lastUsedAt, only: 'csv' },
]

function minutesOf(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Write whole minutes.')
}
