/** Asking for a deposit. */
export default {
  title: 'Ask for a deposit',
  under: 'Bills a part now, with its tax. The invoice for the whole deducts it, to the cent.',
  leftNow: '{{amount}} of the whole is left to bill, tax included.',
  way: 'How much',
  ways: { percent: 'Percent', upTo: 'Progress', amount: 'Amount' },
  shares: {
    percent: 'Percent of the whole',
    upTo: 'Up to percent of the whole',
    amount: 'Amount in {{currency}}',
  },
  hows: {
    percent: 'Of the whole, tax included.',
    upTo: 'What progress comes to, less the deposits before.',
    amount: 'Tax included.',
  },
  unreadable: {
    percent: 'Write a percentage above 0, up to 100.',
    upTo: 'Write a percentage above 0, up to 100.',
    amount: 'Write an amount above zero.',
  },
  description: 'What its lines say',
  dueOn: 'Due on',
  byTerms: 'As the terms say',
  clearDue: 'Clear the due date',
  preview: 'What the deposit comes to',
  net: 'Without tax',
  tax: 'Tax {{rate}}',
  total: 'Deposit',
  left: 'Left for the final invoice',
  leave: 'Leave it',
  ask: 'Draft the deposit',
  deducted: 'Less deposits',
  deductedWithTax: 'Less deposits incl. tax',
  follows:
    'The lines of a deposit follow from what it was asked for. To change them, void it and ask for another one.',
  billed: 'Deposit',
}
