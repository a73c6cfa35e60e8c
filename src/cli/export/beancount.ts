import type { Account, JournalEntry } from '../../contract/journal.ts'
import { assert } from '../../kernel/assert.ts'
import { decimalTextOf } from '../../kernel/money.ts'
import { type JournalWriter, type Kept, onOneLine } from './writer.ts'

const ROOTS: Readonly<Record<Account['type'], string>> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  revenue: 'Income',
  expense: 'Expenses',
}

/** A journal for Beancount, from 2.3 on. Its accounts are open from the day of the first entry. */
export function beancountWriter({ name, accounts }: Kept): JournalWriter {
  const names = new Map(accounts.map((account) => [account.code, accountName(account)]))
  let opened = false
  return {
    head: `option "title" ${quoted(name)}\n`,
    entry(entry) {
      const opening = opened ? '' : `\n${accounts.map((account) => open(account, entry.date)).join('')}`
      opened = true
      return `${opening}\n${transaction(entry, names)}`
    },
  }
}

const open = (account: Account, date: string): string =>
  `${date} open ${accountName(account)}\n  name: ${quoted(account.name)}\n`

/**
 * Letters, digits and dashes are all an account may hold there, no dash first. Where a code has dashes of its own, two of
 * them part it from the name, so that no two accounts come to share one.
 */
function accountName({ code, name, type }: Account): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{Nd}]+/gu) ?? []
  const parts = words.map((word) => word.replace(/^./u, (first) => first.toUpperCase()))
  const leaf = parts.length === 0 ? code : `${code}${code.includes('-') ? '--' : '-'}${parts.join('-')}`
  return `${ROOTS[type]}:A${leaf}`
}

function transaction(entry: JournalEntry, names: ReadonlyMap<string, string>): string {
  const { customerName, documentNumber, reverses, currency } = entry
  const head = [customerName, entry.description].flatMap((text) => (text === null ? [] : [quoted(text)]))
  const facts = [
    `  id: ${quoted(entry.id)}\n`,
    `  kind: ${quoted(entry.kind)}\n`,
    `  document: ${quoted(`${entry.documentType} ${entry.documentId}`)}\n`,
    ...(documentNumber === null ? [] : [`  number: ${quoted(documentNumber)}\n`]),
    ...(reverses === null ? [] : [`  reverses: ${quoted(reverses)}\n`]),
  ]
  const postings = entry.postings.map(({ account, debit, credit, invoiceId }) => {
    const name = names.get(account)
    assert(name !== undefined, `account ${account} is not in the chart`)
    const amount = decimalTextOf(BigInt(debit) - BigInt(credit), currency)
    return `  ${name}  ${amount} ${currency}\n${invoiceId === null ? '' : `    invoice: ${quoted(invoiceId)}\n`}`
  })
  return `${entry.date} * ${head.join(' ')}\n${facts.join('')}${postings.join('')}`
}

const quoted = (text: string): string => `"${onOneLine(text).replaceAll(/[\\"]/g, '\\$&')}"`
