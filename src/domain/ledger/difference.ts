import { openDay } from './period.ts'
import type { TaxGroup } from '../invoice/totals.ts'
import { taxKey } from '../invoice/tax-terms.ts'
import { reverse, type EntryContent, type JournalEntry, type Posting } from './entry.ts'

/**
 * What must be posted so that the books say `should` where they now say `have` (rule 20): nothing when they agree,
 * otherwise a reversal of what stands and a fresh entry of what should. No operation remembers to reverse anything. What
 * stands in a period that was closed since says it already; only a fresh entry moves to the next open day and says so (rule 21).
 *
 * @param reversedOn calendar date of the reversal: the day of the act, never before the entry it undoes
 */
export function entriesToPost(
  should: readonly EntryContent[],
  have: readonly JournalEntry[],
  reversedOn: (entry: JournalEntry) => string,
  newId: () => string,
  closedThrough: string | null = null,
): JournalEntry[] {
  // An entry that is named itself stays, and not another that says the same: which of the two is gone matters to what named it.
  const named = new Set<EntryContent>(should)
  const kept = new Set(have.filter((entry) => named.has(entry)))
  const stays = new Set<EntryContent>(kept)
  const fresh = should.filter((content) => {
    if (stays.has(content)) return false
    const same = have.find((entry) => !kept.has(entry) && saysTheSame(entry, content, closedThrough))
    if (same) kept.add(same)
    return !same
  })
  return [
    ...have.filter((entry) => !kept.has(entry)).map((entry) => reverse(entry, newId(), reversedOn(entry))),
    ...fresh.map((content) => ({ ...onOpenDay(content, closedThrough), id: newId(), reverses: null })),
  ]
}

function onOpenDay(content: EntryContent, closedThrough: string | null): EntryContent {
  const date = openDay(content.date, closedThrough)
  return date === content.date
    ? content
    : {
        ...content,
        date,
        description: `${content.description} (belongs to ${content.date}, a closed period)`,
      }
}

/** An entry of a closed day may stand on that day, or on a later one where it was booked late. */
const standsFor = (entry: string, content: string, closedThrough: string | null): boolean =>
  entry === content ||
  (entry > content &&
    closedThrough !== null &&
    content <= closedThrough &&
    entry <= openDay(content, closedThrough))

function saysTheSame(entry: JournalEntry, content: EntryContent, closedThrough: string | null): boolean {
  return (
    entry.kind === content.kind &&
    standsFor(entry.date, content.date, closedThrough) &&
    entry.currency === content.currency &&
    entry.customerId === content.customerId &&
    key(entry.postings) === key(content.postings) &&
    taxesKey(entry.taxes) === taxesKey(content.taxes)
  )
}

const key = (postings: readonly Posting[]): string =>
  postings
    .map((posting) => `${posting.account} ${posting.invoiceId} ${posting.amount}`)
    .toSorted()
    .join('|')

const taxesKey = (taxes: readonly TaxGroup[] = []): string =>
  taxes
    .map((group) => `${taxKey(group)} ${group.base} ${group.tax}`)
    .toSorted()
    .join('|')
