import { expect, test } from 'vitest'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { agreesWith, clientOf, exported } from './books.ts'
import { postEveryKind } from './every-kind.ts'
import { GENERATED_ENTRIES, generateBook } from './generated-book.ts'
import { notRun } from './programs.ts'

test.skipIf(notRun !== '')(
  `hledger agrees with a book of 100,000 entries in four currencies, balances on the unusual side among them${notRun}`,
  { timeout: 240_000 },
  async () => {
    const database = await testDatabase()
    const books = await Books.open(database, 'fleet')
    await generateBook(books)
    const [made] = await books.rows<{ n: number }>(
      'select count(*)::int as n from journal_entry where org_id = $1',
    )
    expect(made!.n).toBe(GENERATED_ENTRIES)
    await postEveryKind(books)
    const client = await clientOf(books.world, books.orgId)
    const [{ slug } = { slug: '' }] = await books.rows<{ slug: string }>(
      'select slug from organization where org_id = $1',
    )
    const { months, abnormal } = await agreesWith(client, await exported(database, slug, 'hledger'), slug)
    expect(months).toHaveLength(25)
    expect(abnormal).toBe(true)
  },
)
