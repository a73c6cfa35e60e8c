/** Exchange rates by day. */
export default {
  rates: 'Taux de change',
  ratesSay: 'Ce que valent les autres devises à partir d’un jour. Les états dans votre devise les utilisent.',
  set: 'Enregistrer le taux',
  currency: 'Devise',
  worth: 'Une unité vaut, en {{own}}',
  wrongRate: 'Saisissez un nombre décimal tel que 1,0842.',
  from: 'À partir du',
  pair: 'Devise',
  oneIn: '1 {{currency}} en {{base}}',
  rate: 'Taux',
  by: 'Saisi par',
  replaced: 'remplacé par un taux saisi plus tard',
  none: 'Aucun taux',
  noneSays:
    'Saisissez ce que vaut une devise à partir d’un jour. Un changement est un nouvel enregistrement ; le précédent reste.',
  revaluations: 'Gains et pertes de change',
  revaluationsSay:
    'Ce que les taux de change ont apporté, comptabilisé en fin de période : le réalisé définitivement, le latent jusqu’au lendemain.',
  revalue: 'Réévaluer',
  endOf: 'À la fin du',
  realised: 'Réalisé',
  unrealised: 'Latent',
  doneBy: 'Par',
  comesTo: '{{realised}} réalisés, {{unrealised}} latents, contre-passés le {{day}}.',
  standsSo: 'C’est déjà comptabilisé ainsi.',
  neverRevalued: 'Aucune réévaluation',
  neverRevaluedSays:
    'Choisissez le dernier jour d’une période. Refaite, seule la différence est comptabilisée.',
}
