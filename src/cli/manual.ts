import type { Command } from 'commander'

/** What the manual page of a command says beside its options. */
interface Manual {
  /** Paragraphs, each broken into lines of at most 80 columns. */
  readonly about?: string
  /** Command lines as they are typed. */
  readonly examples: readonly string[]
  /** What 1 means here; 0 and 2 mean the same everywhere. */
  readonly one?: string
}

/** Gives a command its manual page, which `--help` prints. */
export function manual(command: Command, page: Manual): Command {
  const examples = page.examples.map((line) => `  ${line}`).join('\n')
  return command.addHelpText(
    'after',
    `${page.about === undefined ? '' : `\n${page.about}\n`}\nExamples:\n${examples}\n\n${exitCodes(page)}`,
  )
}

/** The exit codes of a command in one line. */
const exitCodes = ({ one = 'not done, or refused' }: Manual): string =>
  `Exit codes: 0 done; 1 ${one}; 2 wrong usage.`
