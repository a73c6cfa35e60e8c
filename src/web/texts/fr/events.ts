import type en from '../en/events.ts'

export default {
  outcomes: { done: 'Exécuté', nothing: 'Rien à faire', refused: 'Refusé' },
  told: '{{id}} de {{source}}, {{when}}, transmis par {{actor}}',
  done: 'Ce qui a été fait',
  nothing: 'Rien.',
  said: 'Contenu reçu',
  work: 'La prestation dont il est question',
  toldAgain: 'Reçu à nouveau avec un autre contenu',
  toldAgainSays:
    'Le {{when}}, le même identifiant est arrivé avec ce qui suit. Le premier contenu reste valable tant que personne n’a tranché.',
  nothingSaid: 'rien',
  settled_recorded_stands: '{{who}} a décidé le {{when}} : le premier contenu reste valable.',
  settled_contradicting_applied: '{{who}} a fait exécuter le second contenu le {{when}}.',
  would: 'Exécuter le second contenu aurait cet effet :',
  wouldNothing: 'Exécuter le second contenu ne changerait rien.',
  reason: 'Motif, pour le journal d’audit',
  look: 'Voir l’effet du second contenu',
  carryOut: 'Exécuter le second contenu',
  stands: 'Le premier contenu reste valable',
} satisfies typeof en
