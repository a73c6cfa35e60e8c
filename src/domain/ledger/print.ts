import { formatMoney } from '../../kernel/money.ts'
import type { Account } from './account.ts'
import type { EntryContent } from './entry.ts'

/**
 * Entries as an accountant reads them: date, kind and document, then debits and credits with account code and name.
 * Tests compare money outcomes in this form.
 */
export function printJournal(
  entries: readonly EntryContent[],
  accounts: readonly Pick<Account, 'code' | 'name'>[],
): string {
  const names = new Map(accounts.map((account) => [account.code, account.name]))
  return entries
    .map((entry) => {
      const lines = entry.postings.map((posting) => {
        const side = posting.amount > 0n ? 'Dr' : 'Cr'
        const account = `${posting.account} ${names.get(posting.account) ?? ''}`.trimEnd()
        const amount = formatMoney(posting.amount > 0n ? posting.amount : -posting.amount, entry.currency)
        return `    ${side} ${account.padEnd(34)}${amount.padStart(14)}`
      })
      return [`${entry.date}  ${entry.kind}  ${entry.description}`, ...lines].join('\n')
    })
    .join('\n')
}
