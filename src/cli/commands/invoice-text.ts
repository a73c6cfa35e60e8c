import type { Invoice } from '../../contract/invoice.ts'
import { formatMoney, minorFromDecimalText } from '../../kernel/money.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { money } from '../../contract/tables/cell.ts'
import { amountText } from '../output/cell.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf, tableOf } from '../output/table.ts'
import { padded, styled } from '../output/text.ts'
import { scheduleText } from './invoice-instalments.ts'

const KINDS = {
  invoice: 'Invoice',
  supplement: 'Supplement',
  credit_note: 'Credit note',
  deposit: 'Deposit invoice',
} as const

/** A document as a person reads it on a terminal. */
export function invoiceText(invoice: Invoice): string {
  const head = `${KINDS[invoice.kind]} ${invoice.number ?? '(no number yet)'}`
  const facts = factsOf([
    ['Status', invoice.word],
    ['From', invoice.seller.name],
    ['To', invoice.buyer.name],
    ['Issued', invoice.issuedOn],
    ['Due', `${invoice.dueOn}  ${invoice.termsInWords}`],
    ['Reference', invoice.reference],
    ['Notes', invoice.notes],
    ['Ended because', invoice.endReason],
    ['Id', invoice.id],
    ...invoice.flags.map(({ sentence }) => ['Look at', sentence] as const),
  ])
  const lines = tableOf(lineColumns(invoice), invoice.lines)
  return [
    `${styled('bold', head)}\n\n${facts}`,
    `${lines}\n${sums(invoice)}`,
    invoice.instalments.length === 0 ? '' : scheduleText(invoice),
    settled(invoice),
    related(invoice),
    possible(invoice),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

type Line = Invoice['lines'][number]

const lineColumns = ({ currency, lines }: Invoice): readonly Column<Line>[] => [
  { head: 'DESCRIPTION', name: 'description', of: ({ description }) => description, shrinks: true },
  {
    head: 'QUANTITY',
    name: 'quantity',
    of: ({ quantity, unit }) => (unit ? `${quantity} ${unit}` : quantity),
    right: true,
  },
  { head: 'PRICE', name: 'unitPrice', of: ({ unitPrice }) => priceText(unitPrice, currency), right: true },
  ...(lines.some(({ account }) => account !== null)
    ? [{ head: 'ACCOUNT', name: 'account', of: ({ account }: Line) => account } as const]
    : []),
  { head: 'TAX', name: 'taxRate', of: ({ taxRate }) => `${taxRate} %`, right: true },
  ...(lines.some(({ taxJurisdiction }) => taxJurisdiction !== null)
    ? [{ head: 'OF', name: 'taxJurisdiction', of: ({ taxJurisdiction }: Line) => taxJurisdiction } as const]
    : []),
  { head: `NET ${currency}`, name: 'net', of: ({ net }) => money(net, currency), right: true },
]

/** A unit price with the places of its currency, or with the more it has. */
function priceText(price: string, currency: string): string {
  const minor = minorFromDecimalText(price, currency)
  return isRefusal(minor) ? price : formatMoney(minor, currency)
}

/** The amounts under the lines, right under one another. */
function sums(invoice: Invoice): string {
  const rows: (readonly [string, number])[] = [
    ...(invoice.discount === 0 ? [] : [['Discount', -invoice.discount] as const]),
    ['Net', invoice.net],
    ['Tax', invoice.tax],
    [`Total ${invoice.currency}`, invoice.total],
    ...(invoice.paid === 0 ? [] : [['Paid', -invoice.paid] as const]),
    ...(invoice.credited === 0 ? [] : [['Credited', -invoice.credited] as const]),
    ...(invoice.writtenOff === 0 ? [] : [['Written off', -invoice.writtenOff] as const]),
    ...(invoice.refunded === 0 ? [] : [['Given back', invoice.refunded] as const]),
    [`Open ${invoice.currency}`, invoice.balance],
  ]
  const texts = rows.map(
    ([name, minor]) => [name, amountText({ minor, currency: invoice.currency })] as const,
  )
  const wide = Math.max(...texts.map(([, text]) => text.length))
  return texts
    .map(([name, text]) => {
      const line = `${padded(name, 12, 'left')}${padded(text, wide, 'right')}`
      return `${/^(Open|Total)/.test(name) ? styled('bold', line) : line}\n`
    })
    .join('')
}

const settled = ({ payments, currency }: Invoice): string =>
  payments.length === 0
    ? ''
    : tableOf<Invoice['payments'][number]>(
        [
          { head: 'PAID ON', name: 'receivedOn', of: ({ receivedOn }) => receivedOn },
          { head: 'METHOD', name: 'method', of: ({ method }) => method.replaceAll('_', ' ') },
          { head: 'REFERENCE', name: 'reference', of: ({ reference }) => reference, shrinks: true },
          { head: currency, name: 'amount', of: ({ amount }) => money(amount, currency), right: true },
        ],
        payments,
      )

const related = (invoice: Invoice): string =>
  invoice.related.length === 0
    ? ''
    : tableOf<Invoice['related'][number]>(
        [
          { head: 'RELATED', name: 'relation', of: ({ relation }) => relation.replaceAll('_', ' ') },
          { head: 'NUMBER', name: 'number', of: ({ number, id }) => number ?? id },
          { head: 'STATUS', name: 'word', of: ({ word }) => word },
          {
            head: invoice.currency,
            name: 'total',
            of: ({ total }) => money(total, invoice.currency),
            right: true,
          },
        ],
        invoice.related,
      )

function possible({ actions }: Invoice): string {
  const allowed = actions.filter((action) => action.allowed).map(({ label }) => label)
  return allowed.length === 0 ? '' : `Possible now: ${allowed.join(', ')}.\n`
}
