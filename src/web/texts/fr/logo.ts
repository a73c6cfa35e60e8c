import type en from '../en/logo.ts'

export default {
  title: 'Logo',
  says: 'Figure sur les nouvelles pièces, sur leurs pages publiques et dans le portail. Une pièce définitive garde le sien.',
  rule: 'PNG, JPEG ou WebP, 256 Kio et 2 000 pixels de côté au plus. Il s’affiche sur 200 pixels de large et 48 de haut au plus.',
  none: 'Pas encore de logo : les pièces ne portent que le nom.',
  drop: 'Déposez une image ici ou choisissez-en une.',
  choose: 'Choisir une image',
  another: 'En choisir une autre',
  remove: 'Supprimer',
  light: 'Sur papier',
  dark: 'Sur écran sombre',
  saved: 'Le logo est enregistré.',
  removed: 'Le logo est supprimé.',
} satisfies typeof en
