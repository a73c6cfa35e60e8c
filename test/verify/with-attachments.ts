import { assert } from '../../src/kernel/assert.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { attachFile, withdrawAttachment } from '../../src/operations/attachments.ts'
import { pdfOf } from '../support/attachments.ts'
import type { Books } from '../support/road/books.ts'

const BOOKKEEPER = { name: 'Test', role: 'owner' } as const

/** Two entries by hand: one with a bill, the same bill on the other, and a note that was withdrawn. */
export async function withAttachments(books: Books): Promise<{ readonly manualId: string }> {
  const [manualId, otherId] = [await rent(books, 'Rent'), await rent(books, 'More rent')]
  const attach = async (to: string, name: string, bytes: Uint8Array): Promise<string> => {
    const made = await attachFile(books.world, { orgId: books.orgId, manualId: to }, BOOKKEEPER, {
      name,
      bytes,
    })
    assert(!isRefusal(made), 'the attachment was refused')
    return made.attachment.id
  }
  await attach(manualId, 'bill.pdf', pdfOf('the bill'))
  await attach(otherId, 'the same bill.pdf', pdfOf('the bill'))
  const id = await attach(manualId, 'wrong.txt', Buffer.from('Of somebody else.'))
  await withdrawAttachment(books.world, { orgId: books.orgId, manualId, id }, BOOKKEEPER, 'Not ours.')
  return { manualId }
}

async function rent(books: Books, description: string): Promise<string> {
  const { subject } = await books.do({
    kind: 'post_manual',
    date: '2026-03-05',
    currency: 'USD',
    description,
    reference: null,
    reason: null,
    lines: [
      { account: '5900', amount: 25_000n },
      { account: '1010', amount: -25_000n },
    ],
  })
  return subject.ledgerId!
}
