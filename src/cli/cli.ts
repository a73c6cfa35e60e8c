import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { accountCommand } from './commands/account.ts'
import { backupCommand } from './commands/backup.ts'
import { allocationCommand } from './commands/allocation.ts'
import { creditCommand } from './commands/credit.ts'
import { customerCommand, customersCommand } from './commands/customers.ts'
import { demoCommand, serveCommand } from './commands/serve.ts'
import { doctorCommand } from './commands/doctor.ts'
import { eventCommand } from './commands/events.ts'
import { closeCommand } from './commands/close.ts'
import { closeYearCommand } from './commands/close-year.ts'
import { entryCommand } from './commands/entry.ts'
import { openingCommand } from './commands/opening.ts'
import { recurringCommand } from './commands/recurring.ts'
import { exportCommand } from './commands/export.ts'
import { flagOverdueCommand } from './commands/flag-overdue.ts'
import { importCommand } from './commands/import.ts'
import { ingestCommand } from './commands/ingest.ts'
import { invoiceCommand } from './commands/invoice.ts'
import { invoicesCommand } from './commands/invoices.ts'
import { journalCommand } from './commands/journal.ts'
import { keysCommand } from './commands/keys.ts'
import { organizationCommand } from './commands/organizations.ts'
import { ownerLinkCommand } from './commands/owner-link.ts'
import { payCommand } from './commands/pay.ts'
import { payoutCommand } from './commands/payout.ts'
import { revalueCommand } from './commands/revalue.ts'
import { paymentsCommand } from './commands/payments.ts'
import { rateCommand } from './commands/rate.ts'
import { refundCommand } from './commands/refund.ts'
import { reportCommand } from './commands/report.ts'
import { restoreCommand } from './commands/restore.ts'
import { simulateCommand } from './commands/simulate.ts'
import { verifyCommand } from './commands/verify.ts'
import { workCommand } from './commands/work.ts'
import { explain } from './failure.ts'
import { watchReaders } from './output/out.ts'
import type { Doors, Env, Setting } from './setting.ts'

/** Runs one command line and tells the exit code: 0 done, 1 not done, 2 wrongly asked. */
export async function runCli(argv: readonly string[], env: Env, doors: Doors): Promise<number> {
  let exitCode = 0
  watchReaders()
  const program = programOf({ env, doors, end: (code) => (exitCode = code) })
  settleErrors(program)
  try {
    await program.parseAsync([...argv])
    return exitCode
  } catch (failure) {
    const { line, exitCode: code } = explain(failure)
    if (line !== null) process.stderr.write(`${line}\n`)
    return code
  }
}

/** Every command there is, in groups as people look for them. */
const GROUPS: readonly (readonly [group: string, commands: readonly ((setting: Setting) => Command)[]])[] = [
  ['Run it:', [serveCommand, demoCommand, simulateCommand]],
  ['Work:', [ingestCommand, workCommand, eventCommand]],
  ['Invoices:', [invoicesCommand, invoiceCommand, flagOverdueCommand]],
  [
    'Money:',
    [
      payCommand,
      refundCommand,
      creditCommand,
      allocationCommand,
      paymentsCommand,
      payoutCommand,
      customersCommand,
      customerCommand,
    ],
  ],
  [
    'Books:',
    [
      journalCommand,
      reportCommand,
      accountCommand,
      entryCommand,
      recurringCommand,
      openingCommand,
      closeCommand,
      closeYearCommand,
      revalueCommand,
      rateCommand,
      verifyCommand,
      exportCommand,
      importCommand,
    ],
  ],
  [
    'Installation:',
    [organizationCommand, keysCommand, ownerLinkCommand, backupCommand, restoreCommand, doctorCommand],
  ],
]

/** The names these commands had before. */
const FORMER: readonly (readonly [name: string, command: (setting: Setting) => Command])[] = [
  ['organization', organizationCommand],
  ['key', keysCommand],
]

/** The whole command line, as commander knows it. */
export function programOf(setting: Setting): Command {
  const program = new Command('billhook')
    .description('Turns finished work into paid invoices and balanced books.')
    .version(versionOf(), '-V, --version')
    .commandsGroup('Help:')
    .addHelpText('after', ENVIRONMENT)
  for (const [group, commands] of GROUPS)
    for (const command of commands) program.addCommand(command(setting).helpGroup(group))
  for (const [name, command] of FORMER) program.addCommand(command(setting).name(name), { hidden: true })
  return program
}

/** A command line that is wrong ends in one message, however deep the command. */
function settleErrors(command: Command): void {
  command.exitOverride().showHelpAfterError('Run with --help to see how it is used.')
  command.commands.forEach(settleErrors)
}

export const ENVIRONMENT = `
"billhook COMMAND --help" is the manual page of a command.

Environment:
  BILLHOOK_URL           a server that runs, instead of the data folder here
  BILLHOOK_KEY           its API key
  BILLHOOK_ORGANIZATION  whose books, in the data folder
  BILLHOOK_DATA          folder of the embedded database (default ./data)
  DATABASE_URL           any PostgreSQL from 15 on, instead of the embedded one
  PORT, HOST             where "serve" listens (default 3000, 127.0.0.1 and ::1)
  BILLHOOK_SECRET        the installation's key, 32 bytes as hex
                         (default: kept in the data folder)
  BILLHOOK_LOG           warn by default; debug tells of every job
  BILLHOOK_RATE          requests a second that one key may send (default 1000,
                         0: any number)
  BILLHOOK_METRICS_TOKEN who shows it may read /metrics (default: this machine)
  BILLHOOK_PUBLIC_URL    the address customers reach, for links (default: where it
                         listens)
  BILLHOOK_SMTP_URL      mail server, smtps://user:password@mail.example.com
                         (default: none, mails are kept in the outbox)
  BILLHOOK_MAIL_FROM     the address mails go out from
  BILLHOOK_POOLED        1 behind a pooler that works by transaction
  NO_COLOR               no colours on the terminal

Exit codes: 0 done; 1 not done, or refused; 2 wrong usage.`

function versionOf(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
