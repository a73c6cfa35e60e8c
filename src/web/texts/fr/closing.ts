import type en from '../en/closing.ts'

export default {
  title: 'Clôture',
  allOpen: 'Toutes les dates sont ouvertes.',
  closedThrough:
    'Clôturé jusqu’au {{day}}. Ce qui en relève est comptabilisé au premier jour ouvert, avec mention.',
  says: 'Plus aucune écriture n’est datée d’un jour clôturé. Factures, paiements et corrections qui en relèvent passent au premier jour ouvert ; rien n’est refusé ni perdu.',
  soft: 'Clôturé jusqu’au',
  softSays: 'Mois après mois. Se rouvre avec un motif.',
  tax: 'Déclaration de TVA faite jusqu’au',
  taxSays: 'Seuls les propriétaires et les administrateurs rouvrent.',
  hard: 'Clôturé définitivement jusqu’au',
  hardSays: 'Pour les exercices déposés. Personne ne les rouvre.',
  hardWarning: 'Personne ne pourra revenir en arrière.',
  reason: 'Motif',
  reasonSays: 'Figure dans le journal d’audit ; nécessaire pour rouvrir des jours.',
  close: 'Clôturer ces jours',
  reopen: 'Rouvrir',
  saved: 'Enregistré.',
} satisfies typeof en
