import type { Account, JournalEntry } from '../../contract/journal.ts'
import { assert } from '../../kernel/assert.ts'
import { exponentOf } from '../../kernel/currency.ts'
import { decimalTextOf } from '../../kernel/money.ts'
import { type JournalWriter, type Kept, onOneLine } from './writer.ts'

/** Where an account of each type stands, and the type's letter. */
const ROOTS: Readonly<Record<Account['type'], readonly [root: string, type: string]>> = {
  asset: ['assets', 'A'],
  liability: ['liabilities', 'L'],
  equity: ['equity', 'E'],
  revenue: ['revenues', 'R'],
  expense: ['expenses', 'X'],
}

/** The assets that are money: hledger's cash flow is about these. */
const MONEY: ReadonlySet<string | null> = new Set(['cash', 'bank'])

/** A journal for hledger, from 1.25 on: strict checks hold, and descriptions are "payee | note". */
export function hledgerWriter({ name, accounts }: Kept): JournalWriter {
  const names = new Map(accounts.map((account) => [account.code, accountName(account)]))
  const declared = new Set<string>()
  return {
    head: `; ${onOneLine(name)}\n\ndecimal-mark .\n\n${accounts.map(accountDirective).join('')}`,
    entry(entry) {
      const isNew = !declared.has(entry.currency)
      declared.add(entry.currency)
      return `${isNew ? commodityDirective(entry.currency) : ''}\n${transaction(entry, names)}`
    },
  }
}

const accountName = ({ code, name, type }: Account): string =>
  `${ROOTS[type][0]}:${onOneLine(`${code} ${name.replaceAll(';', ',').replaceAll(':', '-')}`)}`

const accountDirective = (account: Account): string =>
  `account ${accountName(account)}  ; type: ${MONEY.has(account.role) ? 'C' : ROOTS[account.type][1]}\n`

/** With the point even where nothing follows it, as hledger wants it. */
const commodityDirective = (currency: string): string =>
  `\ncommodity 1000.${'0'.repeat(exponentOf(currency))} ${currency}\n`

function transaction(entry: JournalEntry, names: ReadonlyMap<string, string>): string {
  const tags = [
    tag('id', entry.id),
    tag('kind', entry.kind),
    tag('document', `${entry.documentType} ${entry.documentId}`),
    ...(entry.documentNumber === null ? [] : [tag('number', entry.documentNumber)]),
    ...(entry.reverses === null ? [] : [tag('reverses', entry.reverses)]),
  ]
  const postings = entry.postings.map(({ account, debit, credit, invoiceId }) => {
    const name = names.get(account)
    assert(name !== undefined, `account ${account} is not in the chart`)
    const amount = decimalTextOf(BigInt(debit) - BigInt(credit), entry.currency)
    const whose = invoiceId === null ? '' : `  ; ${tag('invoice', invoiceId)}`
    return `    ${name}  ${amount} ${entry.currency}${whose}\n`
  })
  return `${entry.date} * ${descriptionOf(entry)}\n    ; ${tags.join(', ')}\n${postings.join('')}`
}

/** An empty code in front keeps text that begins with a bracket from being taken for one. */
function descriptionOf({ customerName, description }: JournalEntry): string {
  const text = [customerName, description].flatMap((part) => (part === null ? [] : [plain(part)])).join(' | ')
  return text.startsWith('(') ? `() ${text}` : text
}

/** A semicolon begins a comment, a bar parts payee and note; there is no way to escape them. */
const plain = (text: string): string => onOneLine(text.replaceAll(';', ',').replaceAll('|', '/'))

/** A comma ends a tag's value. */
const tag = (name: string, value: string): string => `${name}:${onOneLine(value).replaceAll(',', ';')}`
