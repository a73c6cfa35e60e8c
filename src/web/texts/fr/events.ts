import type en from '../en/events.ts'

export default {
  outcomes: { done: 'Exécuté', nothing: 'Rien à faire', refused: 'Refusé' },
  told: '{{id}} de {{source}}, {{when}}, transmis par {{actor}}',
  done: 'Ce qui a été fait',
  nothing: 'Rien.',
  said: 'Contenu reçu',
  work: 'La prestation dont il est question',
} satisfies typeof en
