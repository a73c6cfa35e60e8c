import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { FieldError, Problem } from '../contract/problem.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { jsonText } from '../kernel/json-text.ts'
import type { Env } from './env.ts'
import { statusOf, TITLES } from './refusals.ts'

/** A refusal of what was sent, with everything that is wrong with it. */
export interface ContentRefusal extends Refusal {
  readonly errors: readonly FieldError[]
}

/** A refusal as a problem document (RFC 9457). */
export function problemOf(refusal: Refusal | ContentRefusal, requestId: string): Problem {
  const status = statusOf(refusal.code)
  return {
    type: `https://billhook.dev/problems/${refusal.code}`,
    title: TITLES[status] ?? 'Refused',
    status,
    detail: refusal.message,
    code: refusal.code,
    rule: refusal.rule,
    pointer: refusal.pointer ?? null,
    remedy: refusal.remedy ?? null,
    ...(refusal.values ? { values: plain(refusal.values) } : {}),
    ...('errors' in refusal ? { errors: [...refusal.errors] } : {}),
    requestId,
  }
}

/** Answers with a refusal. */
export function refused(c: Context<Env>, refusal: Refusal, headers: Record<string, string> = {}): Response {
  const problem = problemOf(refusal, c.var.requestId)
  return c.json(problem, problem.status as ContentfulStatusCode, {
    ...headers,
    'content-type': 'application/problem+json',
  })
}

/** Values as JSON can hold them. */
const plain = (values: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(jsonText(values)) as Record<string, unknown>
