import type { Problem } from '../../contract/problem.ts'
import { Refused } from './problem.ts'

/** Asks the server. `organization` is the short name of whose books are meant. Throws `Refused`. */
export async function ask<T>(
  path: string,
  options: { organization?: string; method?: string; body?: unknown; signal?: AbortSignal } = {},
): Promise<T> {
  const { organization, method = 'GET', body, signal } = options
  const response = await fetch(path, {
    method,
    ...(signal ? { signal } : {}),
    headers: {
      accept: 'application/json',
      ...(organization === undefined ? {} : { 'billhook-organization': organization }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((err: unknown) => {
    if (err instanceof DOMException && err.name === 'AbortError') throw err
    throw new Refused(0, null, 'Billhook does not answer. Check the connection, or whether it still runs.')
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as T
  const problem = isProblem(answer) ? answer : null
  throw new Refused(response.status, problem, problem?.detail ?? `The server answered ${response.status}.`)
}

/** A path with its query; what is undefined or empty is left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer
