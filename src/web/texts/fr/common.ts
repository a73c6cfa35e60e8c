import type en from '../en/common.ts'

export default {
  close: 'Fermer',
  empty: 'Vider le champ',
  copy: 'Copier',
  copied: 'Copié',
  loading: 'Chargement',
  more: 'Afficher la suite',
  tryAgain: 'Réessayer',
  problem: '{{code}} · requête {{request}}',
  problemOfRule: '{{code}}, règle {{rule}} · requête {{request}}',
  noPage: 'Cette page n’existe pas',
  noPageWhy: 'L’adresse est peut-être mal saisie, ou la page a disparu.',
  toStart: 'Vers l’accueil',
  noOrganization: 'Cette organisation n’existe pas ici.',
  // What the calendar of a date field says.
  nextMonth: 'Mois suivant',
  previousMonth: 'Mois précédent',
  nextYear: 'Année suivante',
  previousYear: 'Année précédente',
  nextDecade: 'Décennie suivante',
  previousDecade: 'Décennie précédente',
  profiles: {
    fleet: 'Flotte de livraison',
    'field-service': 'Service sur site',
    charter: 'Affrètement',
    'home-services': 'Services à domicile',
  },
} satisfies typeof en
