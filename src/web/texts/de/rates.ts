/** Exchange rates by day. */
export default {
  rates: 'Wechselkurse',
  ratesSay: 'Was andere Währungen ab einem Tag wert sind. Berichte in Ihrer eigenen Währung rechnen damit.',
  set: 'Kurs setzen',
  currency: 'Währung',
  worth: 'Eine Einheit ist wert, in {{own}}',
  wrongRate: 'Schreiben Sie eine Dezimalzahl wie 1,0842.',
  from: 'Ab',
  pair: 'Währung',
  oneIn: '1 {{currency}} in {{base}}',
  rate: 'Kurs',
  by: 'Gesetzt von',
  replaced: 'durch einen späteren ersetzt',
  none: 'Noch keine Kurse',
  noneSays:
    'Setzen Sie, was eine Währung ab einem Tag wert ist. Eine Änderung ist ein neuer Eintrag; der frühere bleibt.',
  revaluations: 'Kursgewinne und -verluste',
  revaluationsSay:
    'Was Wechselkurse gebracht haben, am Ende eines Zeitraums gebucht: Realisiertes endgültig, Unrealisiertes bis zum Folgetag.',
  revalue: 'Neu bewerten',
  endOf: 'Zum Ende des',
  realised: 'Realisiert',
  unrealised: 'Unrealisiert',
  doneBy: 'Von',
  comesTo: '{{realised}} realisiert, {{unrealised}} unrealisiert, zurückgebucht am {{day}}.',
  standsSo: 'So ist es schon gebucht.',
  neverRevalued: 'Noch nie neu bewertet',
  neverRevaluedSays:
    'Wählen Sie den letzten Tag eines Zeitraums. Wiederholt wird nur der Unterschied gebucht.',
}
