import fc from 'fast-check'
import type { Account, JournalEntry } from '../../../src/contract/journal.ts'

/** What means something to a program for plain-text accounting, and what some take for letters or spaces. */
const SYNTAX =
  `; | ( ) [ ] " ' \\ * ! = @ , : # ^ % & ~ { } < - $1 type: 2026-01-01 Ünal ﬁ 東京 👍🏽 é x USD`.split(' ')
const SPACES = [' ', '  ', '\t', '\n', '\r\n', '\u0085', '\u00a0', '\u2028', '\u3000', '\u007f']

const nastyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SYNTAX),
      fc.constantFrom(...SPACES),
      fc.string({ unit: 'binary', maxLength: 3 }).map((text) => text.replaceAll('\u0000', '')),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const chart = fc
  .uniqueArray(
    fc.record({
      code: fc.stringMatching(/^[0-9A-Z-]{1,20}$/),
      name: nastyText,
      type: fc.constantFrom<Account['type']>('asset', 'liability', 'equity', 'revenue', 'expense'),
      role: fc.constant(null),
      active: fc.boolean(),
    }),
    { selector: ({ code }) => code, minLength: 2, maxLength: 6 },
  )
  .map((accounts): Account[] => accounts)

const entryIn = (accounts: readonly Account[]): fc.Arbitrary<JournalEntry> =>
  fc
    .record({
      id: fc.uuid(),
      date: fc.constantFrom('2025-02-28', '2025-12-31', '2026-01-01'),
      documentId: fc.uuid(),
      documentNumber: fc.option(nastyText),
      customerName: fc.option(nastyText),
      description: nastyText,
      currency: fc.constantFrom('USD', 'JPY', 'KWD', 'CLF'),
      amount: fc.integer({ min: 1, max: 10 ** 15 }),
      reverses: fc.option(fc.uuid()),
      reversedBy: fc.constant(null),
      sides: fc.shuffledSubarray([...accounts], { minLength: 2, maxLength: 2 }),
      invoiceId: fc.option(fc.uuid()),
    })
    .map(({ sides: [from, to], amount, invoiceId, ...entry }) => ({
      ...entry,
      amount,
      recordedAt: '2026-01-01T00:00:00.000Z',
      kind: 'invoice_payment',
      documentType: 'payment',
      customerId: null,
      actor: 'Test',
      postings: [
        { account: to!.code, accountName: to!.name, debit: amount, credit: 0, invoiceId },
        { account: from!.code, accountName: from!.name, debit: 0, credit: amount, invoiceId: null },
      ],
    }))

/** A chart with names, and entries with texts, such as nobody should give. */
export const nastyBooks = (entries: { readonly minLength: number; readonly maxLength: number }) =>
  fc.record({ name: nastyText, accounts: chart }).chain(({ name, accounts }) =>
    fc.record({
      name: fc.constant(name),
      accounts: fc.constant(accounts),
      entries: fc.array(entryIn(accounts), entries),
    }),
  )
