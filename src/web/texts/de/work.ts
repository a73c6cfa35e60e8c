import type en from '../en/work.ts'

export default {
  told: '{{id}} von {{source}}, {{day}}',
  all: 'Alle Leistungen',
  facts: 'Die Leistung',
  quoted: 'Angeboten, netto',
  ordered: 'Beauftragt, netto',
  documents: 'Belege, auf denen sie steht',
  notBilled: 'Noch keine. Sie kann jetzt abgerechnet werden.',
  notYet: 'Keine. So, wie sie steht, kann sie nicht abgerechnet werden.',
  notNumbered: 'Noch ohne Nummer',
  released: 'rechnet sie nicht mehr ab',
  events: 'Was von ihr gemeldet wurde',
} satisfies typeof en
