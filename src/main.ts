import { flushCompileCache } from 'node:module'
import { runCli } from './cli/cli.ts'

/** What commands that only speak to a server, or say how they are used, need not wait for. */
const composed = () => import('./compose.ts')

process.exitCode = await runCli(process.argv, process.env, {
  open: async (...asked) => (await composed()).openWorld(...asked),
  serve: async (...asked) => {
    const { serveWorld } = await composed()
    // Now: a server may well be ended without a chance to write it.
    flushCompileCache()
    return serveWorld(...asked)
  },
  reach: async (...asked) => (await composed()).reachWorld(...asked),
})
