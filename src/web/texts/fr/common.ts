import type en from '../en/common.ts'

export default {
  close: 'Fermer',
  empty: 'Vider le champ',
  reveal: 'Afficher ou masquer le mot de passe',
  copy: 'Copier',
  copied: 'Copié',
  loading: 'Chargement',
  more: 'Afficher la suite',
  tryAgain: 'Réessayer',
  possibleNow: 'Possible maintenant : {{acts}}.',
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
} satisfies typeof en
