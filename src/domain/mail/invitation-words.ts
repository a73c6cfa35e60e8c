import type { Role } from '../status/role.ts'
import type { MailLanguage } from './words.ts'

/** What the mail of an invitation is made of, in one language. */
interface Words {
  /** BCP 47 tag. */
  readonly dates: string
  readonly roles: Readonly<Record<Role, string>>
  readonly subject: (company: string) => string
  readonly heading: (company: string) => string
  readonly invited: (by: string, company: string) => string
  readonly once: string
  readonly role: string
  readonly until: string
  readonly join: string
  readonly foot: (company: string) => string
}

export const INVITATION_WORDS: Readonly<Record<MailLanguage, Words>> = {
  en: {
    dates: 'en-GB',
    roles: {
      owner: 'Owner',
      administrator: 'Administrator',
      billing_specialist: 'Billing specialist',
      accountant: 'Accountant',
      dispatcher: 'Dispatcher',
      viewer: 'Viewer',
    },
    subject: (company) => `Your invitation to ${company}`,
    heading: (company) => `Join ${company}`,
    invited: (by, company) => `${by} invites you to work in the books of ${company}.`,
    once: 'The link is yours alone and works once. Do not pass it on.',
    role: 'Your role',
    until: 'Valid until',
    join: 'Accept the invitation',
    foot: (company) => `${company} sent you this. If you do not know why, you need do nothing.`,
  },
  fr: {
    dates: 'fr-FR',
    roles: {
      owner: 'Propriétaire',
      administrator: 'Administration',
      billing_specialist: 'Facturation',
      accountant: 'Comptabilité',
      dispatcher: 'Répartition',
      viewer: 'Lecture seule',
    },
    subject: (company) => `Votre invitation de ${company}`,
    heading: (company) => `Rejoindre ${company}`,
    invited: (by, company) => `${by} vous invite à rejoindre l’espace de facturation de ${company}.`,
    once: 'Ce lien vous est personnel et ne sert qu’une fois. Ne le transmettez à personne.',
    role: 'Votre rôle',
    until: 'Valable jusqu’au',
    join: 'Accepter l’invitation',
    foot: (company) =>
      `Ce message vous est envoyé par ${company}. S’il ne vous concerne pas, vous pouvez l’ignorer.`,
  },
  de: {
    dates: 'de-DE',
    roles: {
      owner: 'Inhaber',
      administrator: 'Administration',
      billing_specialist: 'Fakturierung',
      accountant: 'Buchhaltung',
      dispatcher: 'Disposition',
      viewer: 'Nur Lesen',
    },
    subject: (company) => `Ihre Einladung von ${company}`,
    heading: (company) => `${company} beitreten`,
    invited: (by, company) => `${by} lädt Sie ein, in der Abrechnung von ${company} mitzuarbeiten.`,
    once: 'Der Link gilt nur für Sie und nur einmal. Geben Sie ihn nicht weiter.',
    role: 'Ihre Rolle',
    until: 'Gültig bis',
    join: 'Einladung annehmen',
    foot: (company) =>
      `${company} hat Ihnen diese E-Mail gesendet. Wenn Sie nichts damit anfangen können, brauchen Sie nichts zu tun.`,
  },
}
