import { reachWorld, openWorld, serveWorld } from '../../src/compose.ts'
import { runCli } from '../../src/cli/cli.ts'
import { type Billhook, type Ended, billhookWith } from './billhook.ts'

/** The command lines run here so far: one after the other, as each has this process's output to itself. */
let runs: Promise<unknown> = Promise.resolve()

/**
 * The command line in this process: all of the program but its start, which is most of what a short command takes. What
 * reads its input or is interrupted runs as a program, in a folder of its own.
 */
export function billhookHere(env: Readonly<Record<string, string>>, cwd: string): Billhook {
  const program = billhookWith(env, cwd)
  return (args, given = {}) => {
    if (given.input !== undefined || given.interruptWhen) return program(args, given)
    const run = runs.then(() => captured(args, { ...env, ...given.env }))
    runs = run.catch(() => {})
    return run
  }
}

async function captured(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const { stdout, stderr } = process
  const { COLUMNS: columns } = process.env
  const [out, err]: [string[], string[]] = [[], []]
  const kept = [stdout, stderr].map((stream) => ({
    stream,
    write: stream.write,
    listeners: stream.listeners('error'),
  }))
  stdout.write = ((text: string) => out.push(text) > 0) as typeof stdout.write
  stderr.write = ((text: string) => err.push(text) > 0) as typeof stderr.write
  if (env['COLUMNS'] === undefined) delete process.env['COLUMNS']
  else process.env['COLUMNS'] = env['COLUMNS']
  try {
    const code = await runCli(['node', 'billhook', ...args], env, {
      open: openWorld,
      serve: serveWorld,
      reach: reachWorld,
    })
    return { code, out: out.join(''), err: err.join('') }
  } finally {
    if (columns === undefined) delete process.env['COLUMNS']
    else process.env['COLUMNS'] = columns
    for (const { stream, write, listeners } of kept) {
      stream.write = write
      for (const listener of stream.listeners('error'))
        if (!listeners.includes(listener)) stream.off('error', listener as () => void)
    }
  }
}
