/** What clients read where they may choose to pay in instalments. */
export default {
  offer: 'Pay in instalments',
  which: 'How would you like to pay?',
  week: '{{count}} parts, one every week',
  two_weeks: '{{count}} parts, one every two weeks',
  month: '{{count}} parts, one every month',
  parts: 'What you would pay',
  sum: 'Together',
  once: 'You can choose once. Whoever bills you sees what you chose.',
  confirm: 'Agree to these instalments',
  leave: 'Leave it as it is',
  other: 'Something changed meanwhile. Look at it again before you agree.',
  failed: 'That did not work. Check your connection and try again.',
}
