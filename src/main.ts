import { runCli } from './cli/cli.ts'
import { openWorld, reachWorld, serveWorld } from './compose.ts'

process.exitCode = await runCli(process.argv, process.env, {
  open: openWorld,
  serve: serveWorld,
  reach: reachWorld,
})
