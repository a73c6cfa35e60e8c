import { formatMoneyWith } from '../../kernel/money.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import type { Letter } from './letter.ts'
import { MAIL_WORDS, type MailLanguage } from './words.ts'

/** A letter about a document, and what stands in its subject. */
export interface InvoiceLetter {
  readonly subject: string
  readonly letter: Letter
}

/** Tells a customer that a document was sent or published, with where to see it. `url` is the document's own link. */
export function invoiceLetter(
  kind: 'invoice_sent' | 'invoice_published',
  invoice: Invoice,
  about: {
    readonly company: string
    readonly language: MailLanguage
    readonly message: string | null
    readonly url: string
  },
): InvoiceLetter {
  const { company, language, message, url } = about
  const words = MAIL_WORDS[language]
  const document = [words.document[invoice.kind], invoice.number].filter(Boolean).join(' ')
  const money = (amount: bigint): string => formatMoneyWith('symbol', amount, invoice.currency, words.amounts)
  const day = (date: string): string =>
    new Intl.DateTimeFormat(words.dates, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${date}T00:00:00Z`),
    )
  const isOwed = invoice.kind !== 'credit_note' && balanceOf(invoice) > 0n
  const open = isOwed ? balanceOf(invoice) : 0n
  return {
    subject: words.subject(document, company),
    letter: {
      company,
      language,
      heading: isOwed ? words.dueOn(money(open), day(invoice.dueOn)) : money(invoice.total),
      paragraphs: [(kind === 'invoice_sent' ? words.sent : words.published)(document, company)],
      message,
      facts: [
        [words.document[invoice.kind], invoice.number ?? ''],
        [words.issued, day(invoice.issuedOn)],
        ...(isOwed ? [[words.due, day(invoice.dueOn)] as const] : []),
        ...(invoice.reference === null ? [] : [[words.reference, invoice.reference] as const]),
        [words.total, money(invoice.total)],
        ...(isOwed && open !== invoice.total ? [[words.open, money(open)] as const] : []),
      ],
      action: { label: words.look, url },
      foot: words.foot(company),
    },
  }
}
