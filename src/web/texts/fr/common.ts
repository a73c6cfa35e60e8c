import type en from '../en/common.ts'

export default {
  close: 'Fermer',
  empty: 'Vider le champ',
  reveal: 'Afficher ou masquer le mot de passe',
  copy: 'Copier',
  copied: 'Copié',
  loading: 'Chargement',
  more: 'Afficher la suite',
  moreNotPrinted:
    'D’autres lignes suivent, qui ne sont pas sur ce papier. « Exporter », « Imprimer ou PDF » les imprime toutes.',
  printedAt: 'Imprimé le {{instant}}',
  tryAgain: 'Réessayer',
  severalWrong_one: '{{count}} champ est à revoir',
  severalWrong_other: '{{count}} champs sont à revoir',
  possibleNow: 'Possible maintenant : {{acts}}.',
  problem: '{{code}} · requête {{request}}',
  problemOfRule: '{{code}}, règle {{rule}} · requête {{request}}',
  noPage: 'Cette page n’existe pas',
  noPageWhy: 'L’adresse est peut-être mal saisie, ou la page a disparu.',
  toStart: 'Vers l’accueil',
  noOrganization: 'Cette organisation n’existe pas ici.',
  bookedOn: 'Les jours jusqu’au {{through}} sont clôturés : l’écriture portera la date du {{day}}.',
  dayTooEarly: 'Pas avant le {{day}}.',
  dayTooLate: 'Pas après le {{day}}.',
  // What the calendar of a date field says.
  nextMonth: 'Mois suivant',
  previousMonth: 'Mois précédent',
  nextYear: 'Année suivante',
  previousYear: 'Année précédente',
  nextDecade: 'Décennie suivante',
  previousDecade: 'Décennie précédente',
} satisfies typeof en
