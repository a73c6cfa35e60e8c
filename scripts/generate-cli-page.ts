import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cliPage } from './cli-page.ts'

/** Writes docs/cli.md anew. */
writeFileSync(fileURLToPath(new URL('../docs/cli.md', import.meta.url)), cliPage())
