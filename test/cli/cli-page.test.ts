import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { programOf } from '../../src/cli/cli.ts'
import { manualOf } from '../../src/cli/manual.ts'
import { cliPage } from '../../scripts/cli-page.ts'

const nowhere = (): Promise<never> => Promise.reject(new Error('nothing is opened here'))

test('docs/cli.md is what the commands say; npx node scripts/generate-cli-page.ts writes it', () => {
  const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8')
  expect(page).toBe(cliPage())
})

test('every command has a manual page whose lines fit 80 columns, examples among them', () => {
  type Program = ReturnType<typeof programOf>
  const leaves = (command: Program): Program[] =>
    command.commands.length === 0 ? [command] : command.commands.flatMap((one) => leaves(one as Program))
  const all = leaves(
    programOf({ env: {}, doors: { open: nowhere, serve: nowhere, reach: nowhere }, end: () => {} }),
  )
  expect(all.length).toBeGreaterThan(35)
  for (const command of all) {
    expect(manualOf(command)?.examples.length, command.name()).toBeGreaterThan(0)
    let shown = ''
    command.configureOutput({ writeOut: (text) => (shown += text), getOutHelpWidth: () => 80 })
    command.outputHelp()
    for (const line of shown.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
  }
})
