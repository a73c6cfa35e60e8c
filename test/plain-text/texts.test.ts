import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beancountWriter } from '../../src/cli/export/beancount.ts'
import { hledgerWriter } from '../../src/cli/export/hledger.ts'
import type { JournalWriter, Kept } from '../../src/cli/export/writer.ts'
import type { JournalEntry } from '../../src/contract/journal.ts'
import { nastyBooks } from '../support/plain-text/nasty.ts'
import { ownFolder } from './books.ts'
import { notRun, printed, pythonOfBeancount } from './programs.ts'

describe.skipIf(notRun !== '')(`every name and description is read as it was written${notRun}`, () => {
  test('by hledger, but for what it cannot hold', async () => {
    await fc.assert(
      fc.asyncProperty(nastyBooks({ minLength: 10, maxLength: 30 }), async (books) => {
        const file = written(hledgerWriter, books)
        const read = JSON.parse(
          await printed('hledger', ['-f', file, 'print', '--strict', '-O', 'json']),
        ) as HledgerTransaction[]
        const plain = (text: string): string => flat(text.replaceAll(';', ',').replaceAll('|', '/'))
        expect(
          read.map(({ tdescription, ttags, tpostings }) => ({
            text: flat(tdescription),
            id: ttags.find(([name]) => name === 'id')?.[1],
            sides: tpostings.map(({ paccount, pamount: [amount] }) => [
              /^[a-z]+:(\S+)/.exec(paccount)?.[1],
              amount!.acommodity,
              amount!.aquantity.decimalMantissa,
            ]),
          })),
        ).toEqual(
          byDay(books.entries).map((entry) => ({
            text: flat(textsOf(entry).map(plain).join(' | ')),
            id: entry.id,
            sides: entry.postings.map(({ account, debit, credit }) => [
              account,
              entry.currency,
              debit - credit,
            ]),
          })),
        )
      }),
      { numRuns: 25 },
    )
  })

  test('by Beancount', async () => {
    await fc.assert(
      fc.asyncProperty(nastyBooks({ minLength: 10, maxLength: 60 }), async (books) => {
        const file = written(beancountWriter, books)
        expect(await printed('bean-check', [file])).toBe('')
        expect(JSON.parse(await printed(pythonOfBeancount(), ['-c', TRANSACTIONS, file]))).toEqual(
          byDay(books.entries).map((entry) => ({
            text: textsOf(entry).map(flat),
            id: entry.id,
            number: entry.documentNumber === null ? null : flat(entry.documentNumber),
          })),
        )
      }),
      { numRuns: 6 },
    )
  })
})

type Nasty = Kept & { readonly entries: readonly JournalEntry[] }

/** A file of some books, as a writer writes them: the oldest day first. */
function written(writerOf: (kept: Kept) => JournalWriter, books: Nasty): string {
  const writer = writerOf(books)
  const file = join(ownFolder(), 'nasty')
  writeFileSync(
    file,
    writer.head +
      byDay(books.entries)
        .map((entry) => writer.entry(entry))
        .join(''),
  )
  return file
}

const byDay = (entries: readonly JournalEntry[]): JournalEntry[] =>
  entries.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1))

const textsOf = ({ customerName, description }: JournalEntry): string[] =>
  customerName === null ? [description] : [customerName, description]

const flat = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()

interface HledgerTransaction {
  readonly tdescription: string
  readonly ttags: readonly (readonly [name: string, value: string])[]
  readonly tpostings: readonly {
    readonly paccount: string
    readonly pamount: readonly {
      readonly acommodity: string
      readonly aquantity: { readonly decimalMantissa: number }
    }[]
  }[]
}

const TRANSACTIONS = `
import json, sys
from beancount import loader
from beancount.core.data import Transaction
entries, errors, options = loader.load_file(sys.argv[1])
assert not errors, errors
print(json.dumps([
  {"text": [text for text in (e.payee, e.narration) if text is not None], "id": e.meta["id"], "number": e.meta.get("number")}
  for e in entries if isinstance(e, Transaction)
]))
`
