import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Compiling itself is most of what a short command does; what was compiled is kept with the installation. Where nothing
// can be written there, it goes without.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/billhook', import.meta.url)))

const { runCli } = await import('./cli/cli.ts')

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
