/** The languages mails are written in. */
export const MAIL_LANGUAGES = ['en', 'fr', 'de'] as const
export type MailLanguage = (typeof MAIL_LANGUAGES)[number]

type DocumentKind = 'invoice' | 'supplement' | 'credit_note' | 'deposit'

/** What mails about a document are made of, in one language. */
interface Words {
  /** BCP 47 tags. */
  readonly dates: string
  readonly amounts: string
  readonly document: Readonly<Record<DocumentKind, string>>
  readonly subject: (document: string, company: string) => string
  readonly sent: (document: string, company: string) => string
  readonly published: (document: string, company: string) => string
  readonly dueOn: (amount: string, day: string) => string
  readonly issued: string
  readonly due: string
  readonly reference: string
  readonly total: string
  readonly open: string
  readonly look: string
  readonly foot: (company: string) => string
}

export const MAIL_WORDS: Readonly<Record<MailLanguage, Words>> = {
  en: {
    dates: 'en-GB',
    amounts: 'en-US',
    document: {
      invoice: 'Invoice',
      supplement: 'Supplementary invoice',
      credit_note: 'Credit note',
      deposit: 'Deposit invoice',
    },
    subject: (document, company) => `${document} from ${company}`,
    sent: (document, company) => `${company} has sent you ${document}.`,
    published: (document, company) => `${company} has published ${document} for you.`,
    dueOn: (amount, day) => `${amount}, due ${day}`,
    issued: 'Date',
    due: 'Due',
    reference: 'Reference',
    total: 'Total',
    open: 'Still to pay',
    look: 'View the document',
    foot: (company) => `${company} sent you this because it billed you. Reply to this mail to reach them.`,
  },
  fr: {
    dates: 'fr-FR',
    amounts: 'fr-FR',
    document: {
      invoice: 'Facture',
      supplement: 'Facture complémentaire',
      credit_note: 'Avoir',
      deposit: 'Facture d’acompte',
    },
    subject: (document, company) => `${document} de ${company}`,
    sent: (document, company) => `${company} vous a envoyé le document suivant : ${document}.`,
    published: (document, company) =>
      `${company} a mis à votre disposition le document suivant : ${document}.`,
    dueOn: (amount, day) => `${amount}, à régler au plus tard le ${day}`,
    issued: 'Date',
    due: 'Échéance',
    reference: 'Référence',
    total: 'Total',
    open: 'Reste à payer',
    look: 'Voir le document',
    foot: (company) =>
      `${company} vous écrit au sujet d’une facturation. Répondez à ce message pour joindre votre interlocuteur.`,
  },
  de: {
    dates: 'de-DE',
    amounts: 'de-DE',
    document: {
      invoice: 'Rechnung',
      supplement: 'Nachtragsrechnung',
      credit_note: 'Gutschrift',
      deposit: 'Anzahlungsrechnung',
    },
    subject: (document, company) => `${document} von ${company}`,
    sent: (document, company) => `${company} hat Ihnen folgenden Beleg gesendet: ${document}.`,
    published: (document, company) => `${company} hat folgenden Beleg für Sie bereitgestellt: ${document}.`,
    dueOn: (amount, day) => `${amount}, fällig am ${day}`,
    issued: 'Datum',
    due: 'Fällig am',
    reference: 'Referenz',
    total: 'Gesamtbetrag',
    open: 'Noch offen',
    look: 'Beleg ansehen',
    foot: (company) =>
      `${company} schreibt Ihnen wegen einer Abrechnung. Antworten Sie auf diese E-Mail, um ${company} zu erreichen.`,
  },
}
