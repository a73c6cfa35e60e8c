import { Command, Option } from 'commander'
import type { Account } from '../../contract/journal.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { type Format, listing, printList, printOne, showing } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'

type Asked = Which & Format

const TYPES = ['asset', 'liability', 'equity', 'revenue', 'expense'] as const

/** `billhook account list`, `add`, `rename`, `deactivate` and `activate`. */
export function accountCommand(setting: Setting): Command {
  const command = new Command('account').description('The chart of accounts.')
  for (const part of [list, add, rename, deactivate, activate]) command.addCommand(part(setting))
  return command
}

const COLUMNS: readonly Column<Account>[] = [
  { head: 'CODE', name: 'code', of: ({ code }) => code },
  { head: 'NAME', name: 'name', of: ({ name }) => name, shrinks: true },
  { head: 'TYPE', name: 'type', of: ({ type }) => type },
  { head: 'ROLE', name: 'role', of: ({ role }) => role, only: 'roomy' },
  { head: 'IN USE', name: 'active', of: ({ active }) => active },
]

function list(setting: Setting): Command {
  const command = listing(connecting(new Command('list')))
    .description('List the accounts by code.')
    .action((given: Asked) =>
      withClient(setting, given, async (client) => {
        const { items } = await client.get('/v1/accounts')
        await printList(items, COLUMNS, given, 'No accounts.')
      }),
    )
  return manual(command, {
    about: 'To accounts with a role Billhook posts by itself.',
    examples: ['billhook account list', 'billhook account list --csv > chart.csv'],
  })
}

function add(setting: Setting): Command {
  const command = showing(connecting(new Command('add')))
    .description('Add an account.')
    .argument('<code>', 'digits, capitals and dashes; it stays for good')
    .argument('<name>', 'as it is called')
    .addOption(new Option('--type <type>', 'what it is').choices(TYPES).makeOptionMandatory())
    .action((code: string, name: string, given: Asked & { type: Account['type'] }) =>
      withClient(setting, given, async (client) => {
        const body = { code, name, type: given.type }
        await printOne(await client.post('/v1/accounts', { body }), given, text)
      }),
    )
  return manual(command, { examples: ['billhook account add 4150 "Fuel surcharges" --type revenue'] })
}

function rename(setting: Setting): Command {
  const command = showing(connecting(new Command('rename')))
    .description('Call an account by another name.')
    .argument('<code>', 'which one')
    .argument('<name>', 'what it is called from now on')
    .action((code: string, name: string, given: Asked) =>
      withClient(setting, given, async (client) => {
        const ask = { params: { account: code }, body: { name } }
        await printOne(await client.patch('/v1/accounts/{account}', ask), given, text)
      }),
    )
  return manual(command, { examples: ['billhook account rename 4150 "Fuel and tolls"'] })
}

/** A command that takes an account out of use, or into use again. */
function using(setting: Setting, name: string, active: boolean, says: string): Command {
  return showing(connecting(new Command(name)))
    .description(says)
    .argument('<code>', 'which one')
    .option('--reason <text>', 'why; it stands in the audit trail')
    .action((code: string, given: Asked & { reason?: string }) =>
      withClient(setting, given, async (client) => {
        const { reason } = given
        const body = { active, ...(reason === undefined ? {} : { reason }) }
        const ask = { params: { account: code }, body }
        await printOne(await client.patch('/v1/accounts/{account}', ask), given, text)
      }),
    )
}

function deactivate(setting: Setting): Command {
  return manual(using(setting, 'deactivate', false, 'Take an account out of use.'), {
    about: `Nothing is posted to it by hand any more; what it holds stays. Accounts that Billhook
posts to by itself stay in use.`,
    examples: ['billhook account deactivate 4900 --reason "Too vague."'],
  })
}

function activate(setting: Setting): Command {
  return manual(using(setting, 'activate', true, 'Take an account into use again.'), {
    examples: ['billhook account activate 4900'],
  })
}

const text = ({ code, name, type, role, active }: Account): string =>
  factsOf([
    ['Code', code],
    ['Name', name],
    ['Type', type],
    ['Posted to by Billhook as', role],
    ['In use', active ? 'yes' : 'no'],
  ])
