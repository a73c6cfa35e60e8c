import type en from '../en/deposits.ts'

export default {
  title: 'Demander un acompte',
  under: 'Facture une partie dès maintenant, avec sa taxe. La facture du tout la déduit, au centime près.',
  leftNow: 'Il reste {{amount}} TTC à facturer sur le tout.',
  way: 'Combien',
  ways: { percent: 'Pourcentage', upTo: 'Avancement', amount: 'Montant' },
  shares: {
    percent: 'Pourcentage du tout',
    upTo: 'Jusqu’à ce pourcentage du tout',
    amount: 'Montant en {{currency}}',
  },
  hows: {
    percent: 'Du tout, TTC.',
    upTo: 'Ce que représente l’avancement, moins les acomptes précédents.',
    amount: 'TTC.',
  },
  unreadable: {
    percent: 'Indiquez un pourcentage supérieur à 0, jusqu’à 100.',
    upTo: 'Indiquez un pourcentage supérieur à 0, jusqu’à 100.',
    amount: 'Indiquez un montant supérieur à zéro.',
  },
  description: 'Libellé de ses lignes',
  dueOn: 'Échéance',
  byTerms: 'Selon les conditions',
  clearDue: 'Effacer l’échéance',
  preview: 'Ce que donne l’acompte',
  net: 'HT',
  tax: 'Taxe {{rate}}',
  total: 'Acompte',
  left: 'Reste pour la facture finale',
  leave: 'Ne rien changer',
  ask: 'Préparer l’acompte',
  deducted: 'Acomptes déduits',
  deductedWithTax: 'Acomptes déduits TTC',
  follows:
    'Les lignes d’un acompte découlent de ce qui a été demandé. Pour les changer, annulez-le et demandez-en un autre.',
  billed: 'Acompte',
} satisfies typeof en
