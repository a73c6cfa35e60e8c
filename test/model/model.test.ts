import fc from 'fast-check'
import { test } from 'vitest'
import { testDatabase } from '../support/test-database.ts'
import type { Run } from './command.ts'
import { anyCommand } from './commands/every.ts'
import { proves } from './commands/verify.ts'
import { Model } from './model.ts'
import { Oracle } from './oracle/oracle.ts'
import { BUSINESSES } from './oracle/policy.ts'
import { Program } from './program.ts'

const { db } = await testDatabase()

/** MODEL_RUNS: how many histories each business lives through; MODEL_SEED: those of another seed, or `random`. */
const { MODEL_RUNS = '2', MODEL_SEED = '2026' } = process.env
const seed = MODEL_SEED === 'random' ? Date.now() : Number(MODEL_SEED)

test.each(BUSINESSES)(
  '%s: after each of some random acts, the program says what books kept by hand say',
  { timeout: 60_000 + 20_000 * Number(MODEL_RUNS) },
  async (business) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCommand, { minLength: 40, maxLength: 80, size: 'max' }),
        async (commands) => {
          const model = new Model(new Oracle(business), await Program.open(db, business))
          const run: Run = { model }
          await fc.asyncModelRun(() => ({ model: run, real: run }), commands)
          await proves(model.program)
        },
      ),
      { seed, numRuns: Number(MODEL_RUNS), endOnFailure: false },
    )
  },
)
