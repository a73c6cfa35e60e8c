import { execFile } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const PROGRAMS = ['hledger', 'bean-check', 'bean-query'] as const

/** PLAIN_TEXT: 1 takes a missing program for a failure, 0 leaves these tests out; else they run where all are installed. */
const { PLAIN_TEXT } = process.env

/** What a title says after itself where programs that are not ours cannot be asked; empty where they can, or must. */
export const notRun = notRunBecause()

function notRunBecause(): string {
  if (PLAIN_TEXT === '1') return ''
  if (PLAIN_TEXT === '0') return ' (not run: PLAIN_TEXT is 0)'
  const missing = PROGRAMS.filter((name) => pathOf(name) === undefined)
  return missing.length === 0 ? '' : ` (not run: ${missing.join(', ')} not installed)`
}

function pathOf(program: string): string | undefined {
  const paths = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program))
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** The Python that Beancount is installed for: there may be several. */
export const pythonOfBeancount = (): string =>
  /^#!(\S+)/.exec(readFileSync(pathOf('bean-check')!, 'utf8'))![1]!

const MOST_BYTES = 256 * 2 ** 20

/** What a program printed. Throws with all it said when it ends otherwise than well. */
export function printed(program: string, args: readonly string[]): Promise<string> {
  // Both take the locale's encoding for the file's.
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }
  return new Promise((resolve, reject) => {
    execFile(program, args, { env, maxBuffer: MOST_BYTES }, (err, out, said) =>
      err ? reject(new Error(`${program} ${args.join(' ')}: ${err.message}\n${out}${said}`)) : resolve(out),
    )
  })
}
