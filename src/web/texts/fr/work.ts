import type en from '../en/work.ts'

export default {
  told: '{{id}} de {{source}}, {{day}}',
  all: 'Toutes les prestations',
  facts: 'La prestation',
  quoted: 'Devis, HT',
  ordered: 'Commande, HT',
  documents: 'Documents où elle figure',
  notBilled: 'Aucun pour l’instant. Elle peut être facturée.',
  notYet: 'Aucun. Elle ne peut pas être facturée en l’état.',
  notNumbered: 'Pas encore numérotée',
  released: 'ne la facture plus',
  events: 'Ce qui en a été dit',
} satisfies typeof en
