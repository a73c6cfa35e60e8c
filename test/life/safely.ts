import { expect } from 'vitest'
import type { DryRun } from '../../src/contract/dry-run.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { JournalEntry } from '../../src/contract/journal.ts'
import { type Answer, problemOf } from '../http/api.ts'
import { withoutIds } from '../support/without-ids.ts'
import type { Life } from './life.ts'

export interface Write {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly headers: Record<string, string>
}

/** Told twice under one key it is done once, and answered the same. */
export async function toldTwice(
  life: Life,
  { method, path, body, headers }: Write,
  key: string,
): Promise<Answer> {
  const once = { ...headers, 'idempotency-key': key }
  const first = await life.call(method, path, body, once)
  const again = await life.call(method, path, body, once)
  expect([again.status, again.body], `${method} ${path} told twice`).toEqual([first.status, first.body])
  return first
}

/** What it would do is asked first: then it does that, and nothing else. */
export async function asShown(life: Life, { method, path, body, headers }: Write): Promise<Answer> {
  const shown = await life.call<DryRun>(method, `${path}?dryRun=true`, body, headers)
  if (shown.status >= 400) {
    const done = await life.call(method, path, body, headers)
    const problem = problemOf(shown)
    if (problem.code !== 'dry_run_not_possible')
      expect(withoutIds(problemOf(done)), path).toEqual(withoutIds(problem))
    return done
  }
  const before = await idsOf(life)
  const done = await life.call(method, path, body, headers)
  const after = await idsOf(life)
  const { status, answer, invoices, entries } = shown.body
  expect(done.status, path).toBe(status)
  const fresh = newOf(after.documents, before.documents)
  // Both make them in the same order; what stood before keeps its id.
  const made = invoices.map(({ id }) => id).filter((id) => !before.documents.has(id))
  expect(made.length, `${path} makes`).toBe(fresh.length)
  const real = new Map(made.toSorted().map((id, at) => [id, fresh[at]!]))
  const documents: Invoice[] = []
  for (const { id } of invoices) documents.push(await life.whole(real.get(id) ?? id))
  const posted: JournalEntry[] = []
  for (const id of newOf(after.entries, before.entries))
    posted.push(await life.get(`/v1/journal-entries/${id}`))
  expect(
    withoutIds({ answer: done.body, invoices: documents, entries: posted }),
    `${method} ${path} ${JSON.stringify(body)}`,
  ).toEqual(withoutIds({ answer, invoices, entries }))
  return done
}

const newOf = (after: ReadonlySet<string>, before: ReadonlySet<string>): string[] =>
  [...after].filter((id) => !before.has(id)).toSorted()

async function idsOf(life: Life): Promise<{ documents: Set<string>; entries: Set<string> }> {
  return {
    documents: new Set(await life.idsIn('/v1/invoices')),
    entries: new Set(await life.idsIn('/v1/journal-entries')),
  }
}
