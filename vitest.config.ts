import { defineConfig } from 'vitest/config'
import { SlowFirst } from './test/support/slow-first.ts'

// Files share what was imported once for one of them: none may leave behind what another could notice.
const common = {
  pool: 'forks',
  isolate: false,
  maxWorkers: 2,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // What is waited for comes later on a busy machine: nobody waits so long where it comes.
  expect: { poll: { timeout: 10_000 } },
} as const

/**
 * Every route in every look, every role on every page, every language, every act in every position, every figure of every
 * report as it is and as it was known, every statement of every customer, every business of the demo whatever day it is and
 * moved elsewhere, every way a server of one's own begins, is kept and restored, every file that goes in and out, every way
 * in for people, any life.
 */
const SWEEPS = [
  'test/browser/attachments.test.ts',
  'test/browser/every-route.test.ts',
  'test/browser/languages.test.ts',
  'test/browser/logo.test.ts',
  'test/browser/passkeys.test.ts',
  'test/browser/people.test.ts',
  'test/browser/permissions.test.ts',
  'test/browser/webhook-sources.test.ts',
  'test/cli/export.test.ts',
  'test/cli/ingest.test.ts',
  'test/cli/installation.test.ts',
  'test/http/every-position.test.ts',
  'test/demo/demo.test.ts',
  'test/engine/backup.test.ts',
  'test/engine/imported-books.test.ts',
  'test/engine/launcher.test.ts',
  'test/figures/every-figure.test.ts',
  'test/life/life.test.ts',
  'test/properties/by-source-and-service.test.ts',
  'test/properties/customer-statements.test.ts',
  'test/properties/known-at.test.ts',
  'test/simulator/simulator.test.ts',
  'test/verify/digests.test.ts',
]

export default defineConfig({
  test: {
    sequence: { sequencer: SlowFirst },
    projects: [
      // Pure rules and whatever needs no database: starts at once.
      { test: { ...common, name: 'pure', include: ['src/**/*.test.ts'] } },
      // One database server for the whole run, one database for each file (test/support).
      {
        test: {
          ...common,
          name: 'database',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/survival/**', ...SWEEPS],
          globalSetup: ['test/support/database-server.ts'],
        },
      },
      // What is killed, cut off and filled up takes its time: `npm run test:survival`, and always in CI.
      {
        test: {
          ...common,
          name: 'survival',
          include: ['test/survival/**/*.test.ts'],
          globalSetup: ['test/support/database-server.ts'],
        },
      },
      // What goes through everything there is takes its time as well: `npm run test:sweeps`, and always in CI.
      {
        test: {
          ...common,
          name: 'sweeps',
          include: SWEEPS,
          globalSetup: ['test/browser/setup.ts'],
        },
      },
      // One build of the interface and one demo for the whole run; each file serves a copy of it to a browser of its own.
      {
        test: {
          ...common,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: SWEEPS,
          globalSetup: ['test/browser/setup.ts'],
        },
      },
    ],
  },
})
