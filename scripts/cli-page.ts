import type { Command } from 'commander'
import { ENVIRONMENT, programOf } from '../src/cli/cli.ts'
import { exitCodes, manualOf } from '../src/cli/manual.ts'

/** The reference of the command line, as docs/cli.md holds it: every command as it is declared. */
export function cliPage(): string {
  const program = programOf({ env: {}, doors: NOWHERE, end: () => {} })
  const pages = leavesOf(program, [program.name()])
  return [
    '# Command line',
    '',
    '<!-- Written by scripts/generate-cli-page.ts from the commands themselves. -->',
    '',
    ...INTRODUCTION,
    '| command | what it does |',
    '| --- | --- |',
    ...pages.map(({ name, command }) => `| [\`${name}\`](#${anchor(name)}) | ${command.description()} |`),
    '',
    '```text',
    ENVIRONMENT.trim().split('\n').slice(2).join('\n'),
    '```',
    '',
    ...pages.flatMap(({ name, command }) => pageOf(name, command)),
  ].join('\n')
}

const INTRODUCTION = [
  'Every command speaks to the books through the API: of a server that runs (`--url` and `--key`), or of the data folder in',
  'the same process. While `billhook serve` holds the data folder, use `--url`. Standard output has nothing but data; notes go to',
  'standard error. `--json` has the field names of the API and amounts in minor units; `--csv` has amounts in major units.',
  'Run it as `npm run billhook --`, or as `billhook` where the package is installed.',
  '',
]

/** Nothing is opened to print a page. */
const nowhere = (): Promise<never> => Promise.reject(new Error('nothing is opened for a page'))
const NOWHERE = { open: nowhere, serve: nowhere, reach: nowhere }

interface Leaf {
  readonly name: string
  readonly command: Command
}

/** The commands that do something, by their whole names. */
function leavesOf(command: Command, names: readonly string[]): Leaf[] {
  const visible = command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help')
  if (visible.length === 0) return [{ name: names.join(' '), command }]
  return visible.flatMap((one) => leavesOf(one, [...names, one.name()]))
}

const anchor = (name: string): string => name.replaceAll(' ', '-')

function pageOf(name: string, command: Command): string[] {
  const help = command.createHelp()
  const page = manualOf(command)
  const usage = command.usage()
  const rows = [
    ...help.visibleArguments(command).map((one) => [help.argumentTerm(one), help.argumentDescription(one)]),
    ...help
      .visibleOptions(command)
      .filter((one) => one.long !== '--help')
      .toSorted((a, b) => Number(a.helpGroupHeading !== undefined) - Number(b.helpGroupHeading !== undefined))
      .map((one) => [help.optionTerm(one), help.optionDescription(one)]),
  ]
  return [
    `## ${name}`,
    '',
    command.description(),
    '',
    '```text',
    `${name}${command.alias() ? `|${command.alias()}` : ''} ${usage}`,
    '```',
    '',
    ...(page?.about === undefined ? [] : [page.about, '']),
    ...(rows.length === 0 ? [] : ['| | |', '| --- | --- |']),
    ...rows.map(([term = '', text = '']) => `| \`${term}\` | ${text.replaceAll('|', '\\|')} |`),
    ...(rows.length === 0 ? [] : ['']),
    ...(page === undefined ? [] : ['```sh', ...page.examples, '```', '', exitCodes(page), '']),
  ]
}
