import fc from 'fast-check'
import { expect } from 'vitest'
import { command } from '../command.ts'
import type { Program } from '../program.ts'

/** The program proves its own books. */
export async function proves(program: Program): Promise<void> {
  const { verdicts } = await program.get('/v1/verification')
  expect(verdicts.filter(({ holds }: { holds: boolean }) => !holds)).toEqual([])
}

export const verify = fc.constant(command('verify', ({ program }) => proves(program)))
