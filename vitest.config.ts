import { defineConfig } from 'vitest/config'

const common = { pool: 'forks', maxWorkers: 2, testTimeout: 60_000, hookTimeout: 60_000 } as const

export default defineConfig({
  test: {
    projects: [
      // Pure rules and whatever needs no database: starts at once.
      { test: { ...common, name: 'pure', include: ['src/**/*.test.ts'] } },
      // One database server for the whole run, one database for each file (test/support).
      {
        test: {
          ...common,
          name: 'database',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          globalSetup: ['test/support/database-server.ts'],
        },
      },
    ],
  },
})
