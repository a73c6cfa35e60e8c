import type en from '../en/revenue-accounts.ts'

export default {
  title: 'Erlöskonten',
  says: 'Worauf Positionen erlösen, die selbst kein Konto nennen. Es gilt für Belege, die ab jetzt durch Ereignisse oder von Hand entstehen: Was auf Belegen und im Journal steht, bleibt, wo es ist, und Gutschriften nehmen von dem Konto zurück, auf dem erlöst wurde. Ein hier genanntes Konto bleibt in Gebrauch. Ladenverkäufe erlösen immer auf das Umsatzkonto.',
  kinds: {
    service: 'Leistungen',
    delivery: 'Lieferungen',
    labor: 'Arbeitszeit',
    part: 'Ersatzteile',
    product: 'Produkte',
    item: 'Artikel eines Auftrags',
    extra: 'Zusatzleistungen',
    fee: 'Gebühren',
    fuel: 'Treibstoff',
    landing: 'Landung',
    handling: 'Abfertigung',
    crew: 'Besatzung',
    catering: 'Verpflegung',
    adjustment: 'Anpassungen und Preisänderungen',
    other: 'Sonstiges',
  },
  save: 'Speichern',
  saved: 'Gespeichert.',
} satisfies typeof en
