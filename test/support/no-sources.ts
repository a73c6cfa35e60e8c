import type { Connections } from '../../src/http/sources.ts'

/** For tests in which nobody connects an operations system. */
export const noSources: Connections = {
  create: () => Promise.reject(new Error('not in this test')),
  check: () => Promise.reject(new Error('not in this test')),
}
