import { CommanderError } from 'commander'
import { BillhookProblem } from '../client/problem.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Interrupted } from './interruptible.ts'
import { ReaderLeft } from './output/out.ts'

/** The program cannot do what was asked; the message is a sentence for people. */
export class CannotServe extends Error {
  override readonly name = 'CannotServe'
}

/** What a person typed cannot be used; the message says what, and how to write it. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage'
}

/** A refusal in one line: where, what, which rule, and how to mend it. */
export function refusalLine({ code, rule, message, pointer, remedy }: Refusal): string {
  const where = pointer === undefined || message.startsWith(pointer) ? '' : `${pointer}: `
  const which = rule === null ? code : `${code}, rule ${rule}`
  return `${where}${message} (${which})${remedy === undefined ? '' : ` ${remedy}`}`
}

/** Failures whose message is all a person needs; of others the stack is shown too. */
const PLAIN = new Set([
  'CannotServe',
  'BadUsage',
  'StartRefused',
  'DatabaseUnavailable',
  'StorageFull',
  'InstallationKeyUnusable',
  'BackupUnusable',
])

/** One readable line for a failure, and the exit code: 2 for wrong usage, 1 for everything else. */
export function explain(failure: unknown): { line: string | null; exitCode: number } {
  if (failure instanceof Interrupted) return { line: null, exitCode: failure.exitCode }
  if (failure instanceof ReaderLeft) return { line: null, exitCode: 0 }
  // Commander has printed its own message.
  if (failure instanceof CommanderError) return { line: null, exitCode: failure.exitCode === 0 ? 0 : 2 }
  if (failure instanceof Error && PLAIN.has(failure.name)) {
    return { line: `billhook: ${failure.message}`, exitCode: failure instanceof BadUsage ? 2 : 1 }
  }
  if (failure instanceof BillhookProblem) return { line: `billhook: ${problemLines(failure)}`, exitCode: 1 }
  if (isSystemError(failure)) return { line: `billhook: ${failure.message}`, exitCode: 1 }
  const text = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)
  return { line: `billhook: unexpected failure\n${text}`, exitCode: 1 }
}

/** What the API refused: a line, and every bad field on one of its own when there are several. */
function problemLines({ problem, message }: BillhookProblem): string {
  if (problem === null) return message
  const { code, rule, detail, pointer, remedy, errors = [] } = problem
  const first = refusalLine({
    refused: true,
    code,
    rule,
    message: detail,
    ...(pointer == null ? {} : { pointer }),
    ...(remedy == null ? {} : { remedy }),
  })
  const fields = errors.map((field) => `  ${field.pointer || '/'}: ${field.detail} (${field.code})`)
  return errors.length > 1 ? [first, ...fields].join('\n') : first
}

const isSystemError = (failure: unknown): failure is NodeJS.ErrnoException =>
  failure instanceof Error && 'syscall' in failure
