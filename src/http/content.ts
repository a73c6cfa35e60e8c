import type { FieldError } from '../contract/problem.ts'
import type { z } from '../contract/z.ts'
import type { ContentRefusal } from './problem.ts'

type Issue = z.core.$ZodIssue

/** More are of no use to anybody, and an answer should not be larger than the question. */
const MOST_ERRORS = 100

/**
 * What a schema found wrong, as one refusal: its sentence, code and pointer are those of the first bad field, and
 * `errors` has them all (at most 100). Given values are never echoed.
 */
export function refuseContent(issues: readonly Issue[]): ContentRefusal {
  const errors = issues.flatMap((issue) => errorsOf(issue, [])).slice(0, MOST_ERRORS)
  const first = errors[0]!
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : ''
  return {
    refused: true,
    code: first.code,
    rule: ruleOf(issues[0]!),
    message: `${first.pointer === '' ? 'What was sent' : first.pointer}: ${first.detail}${more}`,
    ...(first.remedy === undefined ? {} : { remedy: first.remedy }),
    pointer: first.pointer,
    errors,
  }
}

function errorsOf(issue: Issue, at: readonly PropertyKey[]): FieldError[] {
  const path = [...at, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...path, key.slice(0, 100)]),
      code: 'unknown_field',
      detail: 'This field is not known here.',
    }))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Of several forms, the one that fits best says best what is wrong.
    const best = issue.errors.toSorted((a, b) => weight(a) - weight(b))[0]!
    return best.flatMap((inner) => errorsOf(inner, path))
  }
  const remedy = issue.code === 'custom' ? issue.params?.['remedy'] : undefined
  return [
    {
      pointer: pointerOf(path),
      code: codeOf(issue),
      detail: issue.message,
      ...(typeof remedy === 'string' ? { remedy } : {}),
    },
  ]
}

/** A form that lacks fields or knows none of those given is a worse fit than one with a bad value. */
function weight(issues: readonly Issue[]): number {
  const strangers = issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0),
    0,
  )
  return issues.length + 10 * strangers
}

function codeOf(issue: Issue): string {
  switch (issue.code) {
    case 'custom':
      return typeof issue.params?.['code'] === 'string' ? issue.params['code'] : 'not_accepted'
    case 'invalid_type':
    case 'invalid_value':
      return issue.message === 'This is required.' ? 'required' : issue.code
    case 'invalid_union':
      if (issue.message === 'This is required.') return 'required'
      return issue.discriminator === 'type' ? 'unknown_event_type' : 'invalid_value'
    default:
      return issue.code
  }
}

function ruleOf(issue: Issue): number | null {
  if (codeOf(issue) === 'unknown_event_type') return 1
  const rule = issue.code === 'custom' ? issue.params?.['rule'] : null
  return typeof rule === 'number' ? rule : null
}

/** RFC 6901. */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
