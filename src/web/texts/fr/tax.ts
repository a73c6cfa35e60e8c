import type en from '../en/tax.ts'

export default {
  title: 'Taxes dues',
  titleSays: 'Les bases et les taxes par juridiction, catégorie et taux, et ce qui reste dû.',
  under:
    'Du {{from}} au {{to}}. Le total est le mouvement du compte de taxes à payer ; ventes comptoir, écritures manuelles et taxes payées sont sans taux.',
  underOne:
    'Du {{from}} au {{to}}. Ce qui a été taxé pour une juridiction, et sa taxe. Le compte de taxes à payer est unique : ce qui est dû s’entend pour toutes ensemble.',
  rateIn: 'Taux, {{currency}}',
  rate: 'Taux',
  jurisdiction: 'Juridiction',
  anyJurisdiction: 'Toutes les juridictions',
  inAll: 'Tous les taux',
  figure: 'Valeur',
  currency: 'Devise',
  base: 'Base',
  tax: 'Taxe',
  difference: 'Écart de taxe',
  opening: 'Dû au début',
  other: 'Sans taux',
  total: 'Total',
  closing: 'Dû à la fin',
  category_S: 'Taux normal',
  category_Z: 'Taux zéro',
  category_E: 'Exonéré',
  category_AE: 'Autoliquidation',
  category_K: 'Intracommunautaire',
  category_G: 'Exportation',
  category_O: 'Hors champ',
  nothing: 'Aucune taxe sur cette période',
  nothingSays: 'Choisissez d’autres dates. Une taxe figure ici dès qu’une facture est comptabilisée.',
} satisfies typeof en
