import type en from '../en/revenue-accounts.ts'

export default {
  title: 'Erlöskonten',
  says: 'Auf welches Konto Positionen gebucht werden, die selbst keines nennen. Gilt für Belege, die ab jetzt durch Ereignisse oder von Hand entstehen: Was auf Belegen und im Journal steht, bleibt, wo es ist, und Gutschriften nehmen von dem Konto zurück, auf das gebucht wurde. Ein hier genanntes Konto bleibt in Gebrauch. Ladenverkäufe werden immer auf das Umsatzkonto gebucht.',
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
} satisfies typeof en
