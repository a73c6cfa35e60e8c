import type en from '../en/revenue-accounts.ts'

export default {
  title: 'Comptes de produits',
  says: 'Le compte des lignes qui n’en nomment aucun, selon leur nature. Cela vaut pour les pièces créées désormais, par événement ou à la main : ce qui figure sur les pièces et au journal reste où il est, et les avoirs reprennent sur le compte qui a reçu le produit. Un compte nommé ici reste en service. Les ventes en boutique vont toujours au compte de ventes.',
  kinds: {
    service: 'Prestations',
    delivery: 'Livraisons',
    labor: 'Main-d’œuvre',
    part: 'Pièces détachées',
    product: 'Produits',
    item: 'Articles d’une commande',
    extra: 'Suppléments',
    fee: 'Frais',
    fuel: 'Carburant',
    landing: 'Atterrissage',
    handling: 'Assistance',
    crew: 'Équipage',
    catering: 'Restauration',
    adjustment: 'Ajustements et changements de prix',
    other: 'Autres',
  },
} satisfies typeof en
