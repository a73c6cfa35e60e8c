/** Payment terms as a sentence. */
export default {
  receipt: 'Payable à réception',
  net_one: 'Payable {{count}} jour après la date de facture',
  net_other: 'Payable {{count}} jours après la date de facture',
  endOfMonth: 'Payable à la fin du mois',
  daysThenEndOfMonth_one: 'Payable à la fin du mois, {{count}} jour après la date de facture',
  daysThenEndOfMonth_other: 'Payable à la fin du mois, {{count}} jours après la date de facture',
  endOfMonthThenDays_one: 'Payable {{count}} jour après la fin du mois',
  endOfMonthThenDays_other: 'Payable {{count}} jours après la fin du mois',
  thisMonth: 'Payable le {{day}} du mois',
  nextMonth: 'Payable le {{day}} du mois suivant',
  laterMonth: 'Payable le {{day}} du mois, {{count}} mois plus tard',
  months_one: 'Payable {{count}} mois après la date de facture',
  months_other: 'Payable {{count}} mois après la date de facture',
}
