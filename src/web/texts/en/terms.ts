/** Payment terms as a sentence. */
export default {
  receipt: 'Due on receipt',
  net_one: 'Due {{count}} day after the invoice date',
  net_other: 'Due {{count}} days after the invoice date',
  endOfMonth: 'Due at the end of the month',
  daysThenEndOfMonth_one: 'Due at the end of the month, {{count}} day after the invoice date',
  daysThenEndOfMonth_other: 'Due at the end of the month, {{count}} days after the invoice date',
  endOfMonthThenDays_one: 'Due {{count}} day after the end of the month',
  endOfMonthThenDays_other: 'Due {{count}} days after the end of the month',
  thisMonth: 'Due on day {{day}} of the month',
  nextMonth: 'Due on day {{day}} of the next month',
  laterMonth: 'Due on day {{day}} of the month {{count}} months later',
  months_one: 'Due {{count}} month after the invoice date',
  months_other: 'Due {{count}} months after the invoice date',
}
