import type en from '../en/attachments.ts'

export default {
  title: 'Anlagen',
  none: 'Es ist nichts angehängt.',
  rule: 'Oder ziehen Sie sie hierher: PDF, PNG, JPEG, WebP, Text, CSV oder xlsx, höchstens je 10 MiB und 20 an einer Buchung.',
  choose: 'Dateien anhängen',
  chosen: 'Anzuhängende Dateien',
  sending: 'wird angehängt …',
  again: 'Erneut versuchen',
  againOf: 'Erneut versuchen: {{name}}',
  leaveOut: 'Weglassen',
  leaveOutOf: '{{name}} weglassen',
  empty: 'Diese Datei ist leer.',
  tooLarge: 'Diese Datei ist größer als 10 MiB.',
  downloadOf: '{{name}} herunterladen',
  text: 'Textdatei',
  withdraw: 'Zurückziehen',
  withdrawOf: '{{name}} zurückziehen',
  withdrawSays:
    'Sie zählt nicht mehr. Sie bleibt mit dem Grund in der Liste, und ihr Inhalt bleibt für Prüfer erhalten.',
  withdrawn: 'Zurückgezogen von {{who}}, {{when}}: {{reason}}',
  posted: 'Die Buchung ist erfasst',
  postedSays:
    'Ihre Dateien folgen. Was sich nicht anhängen ließ, bleibt hier, bis Sie es erneut versuchen oder weglassen.',
  toEntry: 'Zur Buchung',
} satisfies typeof en
