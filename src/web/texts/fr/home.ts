import type en from '../en/home.ts'

export default {
  title: 'Organisations',
  under: 'Les entreprises dont les comptes sont tenus ici, et où elles en sont aujourd’hui.',
  none: 'Aucune comptabilité n’est encore ouverte',
  noneSays: 'Ouvrez la première avec la commande « billhook org create », ou par POST /v1/organizations.',
  outstanding: 'Reste dû',
  pastDue: 'En retard',
  nothing: 'Rien',
} satisfies typeof en
