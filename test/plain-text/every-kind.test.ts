import { test } from 'vitest'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { agreesWith, clientOf, exported } from './books.ts'
import { postEveryKind } from './every-kind.ts'
import { notRun } from './programs.ts'

test.skipIf(notRun !== '')(
  `hledger agrees where balances were given up, credit used and taken off, books opened, and years closed${notRun}`,
  { timeout: 300_000 },
  async () => {
    const database = await testDatabase()
    const books = await Books.open(database, 'fleet')
    books.now = Date.UTC(2026, 11, 31, 12)
    await postEveryKind(books)
    const client = await clientOf(books.world, books.orgId)
    const [{ slug } = { slug: '' }] = await books.rows<{ slug: string }>(
      'select slug from organization where org_id = $1',
    )
    await agreesWith(client, await exported(database, slug, 'hledger'), slug)
  },
)
