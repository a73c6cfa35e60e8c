import type en from '../en/tax.ts'

export default {
  title: 'Steuerschuld',
  titleSays: 'Bemessungsgrundlage und Steuer nach Steuergebiet, Kategorie und Satz, und was geschuldet ist.',
  under:
    '{{from}} bis {{to}}. Die Summe ist die Bewegung des Steuerkontos; Barverkäufe, Buchungen von Hand und gezahlte Steuer haben keinen Satz.',
  underOne:
    '{{from}} bis {{to}}. Was für ein Steuergebiet besteuert wurde, und seine Steuer. Das Steuerkonto ist eines; was geschuldet ist, steht dort für alle zusammen.',
  rateIn: 'Satz, {{currency}}',
  rate: 'Satz',
  jurisdiction: 'Steuergebiet',
  anyJurisdiction: 'Alle Steuergebiete',
  inAll: 'Alle Sätze',
  figure: 'Wert',
  currency: 'Währung',
  base: 'Grundlage',
  tax: 'Steuer',
  difference: 'Veränderung der Steuer',
  opening: 'Am Anfang geschuldet',
  other: 'Ohne Satz',
  total: 'Summe',
  closing: 'Am Ende geschuldet',
  category_S: 'Normalsatz',
  category_Z: 'Nullsatz',
  category_E: 'Steuerfrei',
  category_AE: 'Umkehr der Steuerschuld',
  category_K: 'Innergemeinschaftlich',
  category_G: 'Ausfuhr',
  category_O: 'Nicht steuerbar',
  nothing: 'In diesem Zeitraum gab es keine Steuer',
  nothingSays: 'Wählen Sie einen anderen Zeitraum. Steuer steht hier, sobald eine Rechnung gebucht ist.',
} satisfies typeof en
