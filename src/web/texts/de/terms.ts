/** Payment terms as a sentence. */
export default {
  receipt: 'Zahlbar sofort nach Erhalt',
  net_one: 'Zahlbar {{count}} Tag nach Rechnungsdatum',
  net_other: 'Zahlbar {{count}} Tage nach Rechnungsdatum',
  endOfMonth: 'Zahlbar zum Monatsende',
  daysThenEndOfMonth_one: 'Zahlbar zum Monatsende, {{count}} Tag nach Rechnungsdatum',
  daysThenEndOfMonth_other: 'Zahlbar zum Monatsende, {{count}} Tage nach Rechnungsdatum',
  endOfMonthThenDays_one: 'Zahlbar {{count}} Tag nach Monatsende',
  endOfMonthThenDays_other: 'Zahlbar {{count}} Tage nach Monatsende',
  thisMonth: 'Zahlbar am {{day}}. des Monats',
  nextMonth: 'Zahlbar am {{day}}. des Folgemonats',
  laterMonth: 'Zahlbar am {{day}}. des Monats, {{count}} Monate später',
  months_one: 'Zahlbar {{count}} Monat nach Rechnungsdatum',
  months_other: 'Zahlbar {{count}} Monate nach Rechnungsdatum',
}
