import type en from '../en/simulator.ts'

export default {
  title: 'Simulateur',
  under:
    '{{name}} au travail : les travaux arrivent, les factures partent, les paiements rentrent. Cela continue pendant que vous consultez d’autres pages.',
  start: 'Démarrer',
  stop: 'Arrêter',
  speed: 'Vitesse',
  perMinute: '{{rate}} opérations par minute',
  perSecond: '{{rate}} opérations par seconde',
  told: 'Événements transmis',
  invoices: 'Factures créées',
  finished: 'Envoyées',
  payments: 'Paiements',
  notDone: 'Non abouties',
  answered: 'Réponse en',
  most: '95 sur 100 en {{ms}} ms',
  lastMinute: 'Opérations de la dernière minute : {{acts}}',
  latest: 'Dernières opérations',
  coming: 'La première opération est en route',
  nothing: 'Rien ne s’est encore passé',
  nothingWhy:
    'Démarrez-le, puis suivez-le ici ou sur les autres pages : factures, travaux, événements et comptes se remplissent au fur et à mesure.',
} satisfies typeof en
