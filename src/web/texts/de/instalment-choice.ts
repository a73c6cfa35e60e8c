import type en from '../en/instalment-choice.ts'

export default {
  offer: 'In Raten zahlen',
  which: 'Wie möchten Sie zahlen?',
  week: '{{count}} Raten, jede Woche eine',
  two_weeks: '{{count}} Raten, alle zwei Wochen eine',
  month: '{{count}} Raten, jeden Monat eine',
  parts: 'Was Sie zahlen würden',
  sum: 'Zusammen',
  once: 'Sie können einmal wählen. Der Rechnungssteller sieht, was Sie gewählt haben.',
  confirm: 'Diesen Raten zustimmen',
  leave: 'So lassen',
  other: 'Inzwischen hat sich etwas geändert. Sehen Sie es noch einmal an, bevor Sie zustimmen.',
  failed: 'Das hat nicht geklappt. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
} satisfies Record<keyof typeof en, string>
