import type en from '../en/deposits.ts'

export default {
  title: 'Anzahlung anfordern',
  under:
    'Rechnet einen Teil schon jetzt ab, mit seiner Steuer. Die Schlussrechnung zieht ihn auf den Cent genau ab.',
  leftNow: 'Vom Ganzen sind noch {{amount}} brutto abzurechnen.',
  way: 'Wie viel',
  ways: { percent: 'Prozent', upTo: 'Fortschritt', amount: 'Betrag' },
  shares: {
    percent: 'Prozent vom Ganzen',
    upTo: 'Bis zu Prozent vom Ganzen',
    amount: 'Betrag in {{currency}}',
  },
  hows: {
    percent: 'Vom Ganzen, brutto.',
    upTo: 'Was der Fortschritt ausmacht, abzüglich früherer Anzahlungen.',
    amount: 'Brutto.',
  },
  unreadable: {
    percent: 'Einen Prozentsatz über 0 bis 100 eingeben.',
    upTo: 'Einen Prozentsatz über 0 bis 100 eingeben.',
    amount: 'Einen Betrag über null eingeben.',
  },
  description: 'Text der Positionen',
  dueOn: 'Fällig am',
  byTerms: 'Nach den Zahlungsbedingungen',
  clearDue: 'Fälligkeit leeren',
  preview: 'Was die Anzahlung ausmacht',
  net: 'Netto',
  tax: 'Steuer {{rate}}',
  total: 'Anzahlung',
  left: 'Bleibt für die Schlussrechnung',
  leave: 'Abbrechen',
  ask: 'Anzahlung entwerfen',
  deducted: 'Abzüglich Anzahlungen',
  deductedWithTax: 'Abzüglich Anzahlungen brutto',
  follows:
    'Die Positionen einer Anzahlung folgen aus dem, was angefordert wurde. Zum Ändern stornieren und eine neue anfordern.',
  billed: 'Anzahlung',
} satisfies typeof en
