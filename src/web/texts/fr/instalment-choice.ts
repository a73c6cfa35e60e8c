import type en from '../en/instalment-choice.ts'

export default {
  offer: 'Payer en plusieurs fois',
  which: 'Comment souhaitez-vous payer ?',
  week: '{{count}} fois, une par semaine',
  two_weeks: '{{count}} fois, une toutes les deux semaines',
  month: '{{count}} fois, une par mois',
  parts: 'Ce que vous paieriez',
  sum: 'En tout',
  once: 'Vous pouvez choisir une fois. L’émetteur de la facture voit votre choix.',
  confirm: 'Accepter cet échéancier',
  leave: 'Ne rien changer',
  other: 'Quelque chose a changé entre-temps. Regardez de nouveau avant d’accepter.',
  failed: 'Cela n’a pas fonctionné. Vérifiez votre connexion et réessayez.',
} satisfies Record<keyof typeof en, string>
