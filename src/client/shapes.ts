import type { Door } from '../contract/doors/door.ts'
import type { EveryDoor } from '../contract/doors/every-door.ts'
import type { DryRun } from '../contract/dry-run.ts'
import type { z } from '../contract/z.ts'

/** Types only: what may be asked at which path, and what comes back. They follow the server's own declarations. */

export type Method = EveryDoor['method']
export type PathOf<M extends Method> = Exclude<
  Extract<EveryDoor, { method: M }>,
  { streams: true } | { gives: readonly string[] }
>['path']
export type DoorAt<M extends Method, P extends string> = Extract<EveryDoor, { method: M; path: P }>

/** Doors that give bytes of a kind. */
export type BytesPath = Extract<EveryDoor, { method: 'get'; gives: readonly string[] }>['path']

type Sent<D extends Door, Part extends 'params' | 'query' | 'body'> = D[Part] extends z.ZodType
  ? z.input<D[Part]>
  : never

/** A part that the door takes; it may be left out when everything in it may. */
type Given<Name extends string, Input> = [Input] extends [never]
  ? unknown
  : object extends Input
    ? { readonly [name in Name]?: Input }
    : { readonly [name in Name]: Input }

/** What a request to a door says. */
export type Ask<D extends Door> = Given<'params', Sent<D, 'params'>> &
  Given<'query', Sent<D, 'query'>> &
  Given<'body', Sent<D, 'body'>> &
  RequestOptions

export interface RequestOptions {
  readonly signal?: AbortSignal
  /** Sent with a write so that a retry acts once; one is made when none is given. */
  readonly idempotencyKey?: string
  /** The version of the document that is meant, as `etag` said it; the write is refused when there is a newer one. */
  readonly ifMatch?: string
}

export type AnswerOf<D extends Door> = z.output<D['answer']>

/** The posts that can be shown without being done. */
export type ShownPath = Extract<EveryDoor, { method: 'post'; dryRun: true }>['path']

/** What a request would do, with the answer it would have. */
export type ShownBy<D extends Door> = Omit<DryRun, 'answer'> & { readonly answer: AnswerOf<D> }

/** The second argument may be left out where nothing has to be said. */
export type AskArguments<D extends Door> = object extends Ask<D> ? [ask?: Ask<D>] : [ask: Ask<D>]
