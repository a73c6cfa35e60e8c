import type { Context } from 'hono'
import { refuse } from '../kernel/refusal.ts'
import type { App, Env } from './env.ts'
import { refused } from './problem.ts'

/** Answers what no door took: another method than the path knows is 405 with those it knows, anything else 404. */
export function unmatched(app: App): (c: Context<Env>) => Response {
  let doors: { method: string; pattern: RegExp }[] | undefined
  return (c) => {
    doors ??= app.routes
      .filter((route) => route.method !== 'ALL')
      .map((route) => ({ method: route.method, pattern: patternOf(route.path) }))
    const known = new Set(doors.filter((door) => door.pattern.test(c.req.path)).map((door) => door.method))
    if (known.has('GET')) known.add('HEAD')
    if (known.size === 0 || known.has(c.req.method)) return refused(c, NOTHING_HERE)
    const allowed = [...known].sort()
    const refusal = refuse('method_not_allowed', null, `${c.req.method.slice(0, 20)} is not possible here.`, {
      remedy: `Possible here: ${allowed.join(', ')}.`,
      values: { allowed },
    })
    return refused(c, refusal, { allow: allowed.join(', ') })
  }
}

export const NOTHING_HERE = refuse('not_found', null, 'There is nothing here.', {
  remedy: 'Every address there is stands at /docs.',
})

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`)
}
