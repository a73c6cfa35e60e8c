import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { ingestCommand } from './ingest-command.ts'
import { explain } from './failure.ts'
import { keyCommand } from './key-command.ts'
import { organizationCommand } from './organization-command.ts'
import { serveCommand } from './serve-command.ts'
import { verifyCommand } from './verify-command.ts'
import { simulateCommand } from './simulate-command.ts'
import type { Opened, Served, Settings } from './settings.ts'

/** What the commands need of the world; `main` hands it in. */
export interface Doors {
  open(settings: Settings, log: (line: string) => void): Promise<Opened>
  serve(opened: Opened, settings: Settings): Promise<Served>
}

export type Env = Readonly<Record<string, string | undefined>>

/** Runs one command line and tells the exit code: 0 done, 1 not done, 2 wrongly asked. */
export async function runCli(argv: readonly string[], env: Env, doors: Doors): Promise<number> {
  let exitCode = 0
  const program = new Command('billhook')
    .description('Turns finished work into paid invoices and balanced books.')
    .version(versionOf(), '-V, --version')
    .addHelpText('after', ENVIRONMENT)
  const end = (code: number): void => {
    exitCode = code
  }
  program.addCommand(serveCommand(env, doors, end))
  program.addCommand(ingestCommand(env, doors, end))
  program.addCommand(organizationCommand(env, doors))
  program.addCommand(keyCommand(env, doors))
  program.addCommand(verifyCommand(env, doors, end))
  program.addCommand(simulateCommand(env))
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

/** A command line that is wrong ends in one message, however deep the command. */
function settleErrors(command: Command): void {
  command.exitOverride().showHelpAfterError('Run with --help to see how it is used.')
  command.commands.forEach(settleErrors)
}

const ENVIRONMENT = `
Environment:
  BILLHOOK_DATA    folder of the embedded database (default ./data)
  DATABASE_URL     any PostgreSQL from 15 on, instead of the embedded one
  PORT, HOST       where "serve" listens (default 3000, 127.0.0.1)
  BILLHOOK_SECRET  the installation's key, 32 bytes as hex (default: kept in the data folder)
  BILLHOOK_LOG     warn by default; debug tells of every job
  BILLHOOK_RATE    requests a second that one API key may send (default 1000; 0: any number)
  BILLHOOK_METRICS_TOKEN  who shows it may read /metrics (default: this machine only)
  BILLHOOK_POOLED  1 behind a pooler that works by transaction`

function versionOf(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
