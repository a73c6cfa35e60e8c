import type { z } from '@hono/zod-openapi'

type RawIssue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0]

const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  record: 'an object',
  null: 'null',
}

/** What is wrong with a field, as a sentence for people; nothing where a schema has a sentence of its own. */
export function sentenceFor(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'This is required.'
      return `This must be ${NOUNS[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      if (issue.input === undefined) return 'This is required.'
      return issue.values.length === 1
        ? `This must be ${String(issue.values[0])}.`
        : `This must be one of: ${issue.values.map(String).join(', ')}.`
    case 'unrecognized_keys':
      return `${issue.keys.length === 1 ? 'This field is' : 'These fields are'} not known here: ${issue.keys.map((key) => key.slice(0, 80)).join(', ')}.`
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_union':
      return 'This has none of the forms that are possible here.'
    default:
      return undefined
  }
}

function tooSmall(issue: Extract<RawIssue, { code: 'too_small' }>): string {
  if (issue.origin === 'string')
    return issue.minimum === 1
      ? 'This may not be empty.'
      : `This must have at least ${issue.minimum} characters.`
  if (issue.origin === 'array')
    return `This list needs at least ${issue.minimum} ${issue.minimum === 1 ? 'item' : 'items'}.`
  return `This must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}.`
}

function tooBig(issue: Extract<RawIssue, { code: 'too_big' }>): string {
  if (issue.origin === 'string') return `This may have at most ${issue.maximum} characters.`
  if (issue.origin === 'array')
    return `This list may have at most ${Number(issue.maximum).toLocaleString('en-US')} items.`
  return `This must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}.`
}
