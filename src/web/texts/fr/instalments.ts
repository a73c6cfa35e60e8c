/** What is open on a document, due in parts. */
export default {
  title: 'Échéancier',
  instalment: 'Échéance',
  state: 'État',
  amount: 'Montant',
  open: 'Reste dû',
  states: { settled: 'Soldée', open: 'À venir', overdue: 'En retard' },
  under:
    '{{open}} restent dus. Les paiements soldent l’échéance la plus ancienne ; ce qui est soldé ne change plus.',
  count: 'Répartir en',
  own: 'Échéances libres',
  equal: '{{count}} mensualités égales',
  day: 'Échéance {{at}}',
  share: 'Part {{at}}',
  rest: 'Le solde',
  remove: 'Supprimer l’échéance {{at}}',
  add: 'Ajouter une échéance',
  how: 'Saisissez 50% ou un montant en {{currency}}. Une part laissée vide prend le solde.',
  reason: 'Motif',
  takeBack: 'Annuler l’échéancier',
  leave: 'Laisser ainsi',
  agree: 'Convenir de cet échéancier',
}
