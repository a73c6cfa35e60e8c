import type { ClientOptions } from '../client/client.ts'
import type { Opened, Served, Settings } from './settings.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** How the typed client reaches the API: over the network, or straight into this process. */
export type Reach = NonNullable<ClientOptions['fetch']>

/** What the commands need of the world; `main` hands it in. */
export interface Doors {
  open(settings: Settings, log: (line: string) => void): Promise<Opened>
  serve(opened: Opened, settings: Settings): Promise<Served>
  /** The API over an open database, in this process, entered as the operator. */
  reach(opened: Opened, settings: Settings): Promise<Reach>
}

/** What every command is made with. */
export interface Setting {
  readonly env: Env
  readonly doors: Doors
  /** Says with which code the program ends when nothing is thrown: 0 unless told otherwise. */
  readonly end: (exitCode: number) => void
}
