import type { ReactNode } from 'react'
import type { JournalEntry } from '../../contract/journal.ts'
import { accountText } from '../texts/said.ts'
import { Money } from './money.tsx'

type Posting = JournalEntry['postings'][number]

/** The postings of an entry as rows: the account, its debit, its credit. `nameOf` may lead from the account to elsewhere. */
export function PostingRows({
  entry: { postings, currency },
  nameOf = ({ account, accountName }) => accountText(account, accountName),
}: {
  entry: Pick<JournalEntry, 'postings' | 'currency'>
  nameOf?: (posting: Posting) => ReactNode
}) {
  return postings.map((posting, at) => (
    <tr key={at}>
      <td className={posting.credit === 0 ? '' : 'credit-account'}>
        <span className="quiet amount">{posting.account}</span> {nameOf(posting)}
      </td>
      <td className="end">
        {posting.debit !== 0 && <Money bare amount={posting.debit} currency={currency} />}
      </td>
      <td className="end">
        {posting.credit !== 0 && <Money bare amount={posting.credit} currency={currency} />}
      </td>
    </tr>
  ))
}
