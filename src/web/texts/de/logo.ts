import type en from '../en/logo.ts'

export default {
  title: 'Logo',
  says: 'Steht auf neuen Belegen, auf ihren öffentlichen Seiten und im Portal. Ein endgültiger Beleg behält das seine.',
  rule: 'PNG, JPEG oder WebP, höchstens 256 KiB und 2.000 Pixel je Seite. Gezeigt wird es höchstens 200 Pixel breit und 48 hoch.',
  none: 'Noch kein Logo: Auf den Belegen steht nur der Name.',
  drop: 'Ziehen Sie ein Bild hierher, oder wählen Sie eines aus.',
  choose: 'Bild auswählen',
  another: 'Anderes auswählen',
  remove: 'Entfernen',
  light: 'Auf Papier',
  dark: 'Auf dunklem Bildschirm',
  saved: 'Das Logo ist gespeichert.',
  removed: 'Das Logo ist entfernt.',
} satisfies typeof en
