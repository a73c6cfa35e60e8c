import type { Letter } from './letter.ts'
import type { MailLanguage } from './words.ts'

/** Why a client gets a link: somebody invites them, or they asked for it. */
export type PortalLetterKind = 'invitation' | 'magic_link'

interface Words {
  readonly subject: Readonly<Record<PortalLetterKind, (company: string) => string>>
  readonly heading: Readonly<Record<PortalLetterKind, string>>
  readonly says: Readonly<Record<PortalLetterKind, (company: string) => string>>
  readonly once: string
  readonly later: string
  readonly enter: string
  readonly foot: Readonly<Record<PortalLetterKind, (company: string) => string>>
}

const WORDS: Readonly<Record<MailLanguage, Words>> = {
  en: {
    subject: {
      invitation: (company) => `Your invoices from ${company}`,
      magic_link: (company) => `Your link to the invoices from ${company}`,
    },
    heading: { invitation: 'Your invoices, in one place', magic_link: 'Here is your link' },
    says: {
      invitation: (company) =>
        `${company} invites you to its customer portal. You see your invoices and what is still open there.`,
      magic_link: (company) => `You asked to see your invoices from ${company}.`,
    },
    once: 'The link works once, within 15 minutes. There is no password.',
    later: 'Later, ask for a new one here',
    enter: 'Open the portal',
    foot: {
      invitation: (company) => `${company} invited this address. Reply to this mail to reach them.`,
      magic_link: () => 'If you did not ask for it, leave it: nobody gets in without this mail.',
    },
  },
  fr: {
    subject: {
      invitation: (company) => `Vos factures de ${company}`,
      magic_link: (company) => `Votre lien vers les factures de ${company}`,
    },
    heading: { invitation: 'Vos factures, réunies au même endroit', magic_link: 'Voici votre lien' },
    says: {
      invitation: (company) =>
        `${company} vous invite sur son espace client. Vous y trouverez vos factures et ce qui reste à régler.`,
      magic_link: (company) => `Vous avez demandé à consulter vos factures de ${company}.`,
    },
    once: 'Ce lien fonctionne une seule fois, dans les 15 minutes. Aucun mot de passe n’est nécessaire.',
    later: 'Ensuite, demandez un nouveau lien ici',
    enter: 'Ouvrir l’espace client',
    foot: {
      invitation: (company) =>
        `${company} a invité cette adresse. Répondez à ce message pour joindre votre interlocuteur.`,
      magic_link: () =>
        'Si vous n’êtes pas à l’origine de cette demande, ignorez ce message : personne n’entre sans lui.',
    },
  },
  de: {
    subject: {
      invitation: (company) => `Ihre Rechnungen von ${company}`,
      magic_link: (company) => `Ihr Link zu den Rechnungen von ${company}`,
    },
    heading: { invitation: 'Ihre Rechnungen an einem Ort', magic_link: 'Hier ist Ihr Link' },
    says: {
      invitation: (company) =>
        `${company} lädt Sie in das Kundenportal ein. Dort sehen Sie Ihre Rechnungen und was noch offen ist.`,
      magic_link: (company) => `Sie möchten Ihre Rechnungen von ${company} ansehen.`,
    },
    once: 'Der Link gilt einmal und 15 Minuten lang. Ein Passwort brauchen Sie nicht.',
    later: 'Danach erhalten Sie hier einen neuen',
    enter: 'Portal öffnen',
    foot: {
      invitation: (company) =>
        `${company} hat diese Adresse eingeladen. Antworten Sie auf diese E-Mail, um ${company} zu erreichen.`,
      magic_link: () =>
        'Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun: Ohne diese E-Mail kommt niemand hinein.',
    },
  },
}

/** Brings a client the link that lets them in. `entrance` is where they get a new one later. */
export function portalLetter(
  kind: PortalLetterKind,
  about: {
    readonly company: string
    readonly language: MailLanguage
    readonly url: string
    readonly entrance: string
  },
): { readonly subject: string; readonly letter: Letter } {
  const { company, language, url, entrance } = about
  const words = WORDS[language]
  return {
    subject: words.subject[kind](company),
    letter: {
      company,
      language,
      heading: words.heading[kind],
      paragraphs: [words.says[kind](company), words.once, `${words.later}: ${entrance}`],
      message: null,
      facts: [],
      action: { label: words.enter, url },
      foot: words.foot[kind](company),
    },
  }
}
