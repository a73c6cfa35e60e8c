import { type Command, Help } from 'commander'
import { wrapped } from './output/text.ts'

/** What the manual page of a command says beside its options. */
interface Manual {
  /** Paragraphs, parted by empty lines; they are broken anew for where they are shown. */
  readonly about?: string
  /** Command lines as they are typed. */
  readonly examples: readonly string[]
  /** What 1 means here; 0 and 2 mean the same everywhere. */
  readonly one?: string
}

const manuals = new WeakMap<Command, Manual>()

/** Gives a command its manual page, which `--help` prints and docs/cli.md holds. */
export function manual(command: Command, page: Manual): Command {
  manuals.set(command, page)
  // What many commands share comes after a command's own.
  command.configureHelp({
    groupItems: (items, visible, groupOf) => {
      const shared = (item: (typeof items)[number]): boolean => groupOf(item) !== 'Options:'
      const ordered = items.toSorted((a, b) => Number(shared(a)) - Number(shared(b)))
      return Help.prototype.groupItems(ordered, visible, groupOf)
    },
  })
  const examples = page.examples.map((line) => `  ${line}`).join('\n')
  return command.addHelpText(
    'after',
    `${page.about === undefined ? '' : `\n${broken(page.about)}\n`}\nExamples:\n${examples}\n\n${exitCodes(page)}`,
  )
}

const WIDTH = 80

/** Paragraphs in lines that fit a terminal; one with an indented line stands as it is. */
const broken = (about: string): string =>
  about
    .split('\n\n')
    .map((part) => (/^ /m.test(part) ? part : wrapped(part.replaceAll('\n', ' '), WIDTH).join('\n')))
    .join('\n\n')

/** The manual page that a command was given. */
export const manualOf = (command: Command): Manual | undefined => manuals.get(command)

/** The exit codes of a command in one line. */
export const exitCodes = ({ one = 'not done, or refused' }: Manual): string =>
  `Exit codes: 0 done; 1 ${one}; 2 wrong usage.`
