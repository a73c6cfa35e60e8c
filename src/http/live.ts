import type { Context } from 'hono'
import { followChanges } from '../contract/doors/live.ts'
import type { LiveMessage } from '../contract/live.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Live } from '../operations/live/live.ts'
import { describeDoor } from './describe-door.ts'
import type { App, Env } from './env.ts'
import { EventStream } from './event-stream.ts'
import { refused } from './problem.ts'

/** What changes, as server-sent events. */
export function liveDoor(app: App, live: Live): void {
  describeDoor(app, followChanges)
  app.get(followChanges.path, (c) => follow(c, live))
}

function follow(c: Context<Env>, live: Live): Response {
  const { orgId, credential } = c.var.caller
  const stream = new EventStream()
  const say = ({ event, data }: LiveMessage): void => stream.say(event, data)
  const leave = live.follow(orgId, credential, {
    ready: () => say({ event: 'ready', data: null }),
    changed: (changed) =>
      say({ event: 'changed', data: changed.map(({ kind, ids }) => ({ kind, ids: [...ids] })) }),
    waiting: () => say({ event: 'waiting', data: null }),
    end: () => stream.end(),
  })
  return isRefusal(leave) ? refused(c, leave) : stream.answer(c, leave)
}
