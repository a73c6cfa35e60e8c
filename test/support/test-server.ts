import type { Place } from '../../src/store/engine/connections.ts'

/** Where the databases of this test run are; given to every test file by the global setup. */
export type TestServer = (
  | { kind: 'socket'; socketFolder: string; owner: string }
  | { kind: 'url'; url: string }
) & {
  /** A migrated database that is copied, and never connected to. */
  template: string
  /** A database to be connected to while others are made and dropped. */
  maintenance: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** A database of the server, by name. */
export function placeOf(server: TestServer, database: string): Place {
  if (server.kind === 'socket') {
    return { kind: 'socket', socketFolder: server.socketFolder, owner: server.owner, database }
  }
  return { kind: 'url', url: server.url.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${database}`) }
}
