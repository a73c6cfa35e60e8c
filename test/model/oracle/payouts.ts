import type { Came, Oracle } from './oracle.ts'
import type { Entry } from './things.ts'

const BANK = '1010'
const CLEARING = '1150'
const FEES = '5100'

/** What a gateway paid out, as it was told; it stands as long as it has an entry. */
export interface Payout {
  readonly name: string
  readonly currency: string
  readonly gross: bigint
  readonly fee: bigint
  readonly net: bigint
  readonly on: string
  entry: Entry | null
}

type Told = Omit<Payout, 'entry'>

/** A gateway paid out: what left it came to the bank less its fee, once by its name (rules 20, 23). */
export function payOut(books: Oracle, told: Told): Came {
  const { name, currency, gross, fee, net, on } = told
  if (gross - fee !== net || (gross === 0n && fee === 0n)) return 'payout_does_not_add_up'
  const last = books.payouts.findLast((one) => one.name === name)
  if (last) {
    const isSame = textOf(last) === textOf(told)
    if (last.entry) return isSame ? 'nothing' : 'payout_differs'
    if (isSame) return 'payout_undone'
  }
  const entry = books.journal.post({
    kind: 'gateway_payout',
    date: on,
    currency,
    customer: null,
    sides: [
      { account: BANK, amount: net, document: null },
      { account: FEES, amount: fee, document: null },
      { account: CLEARING, amount: -gross, document: null },
    ],
  })
  books.payouts.push({ ...told, entry })
  return 'done'
}

/** It was not so: its entry is undone on its own day, or the first open one after it. */
export function undoPayout({ journal }: Oracle, payout: Payout): Came {
  if (!payout.entry) return 'payout_undone_already'
  journal.restate([payout.entry], [], null)
  payout.entry = null
  return 'done'
}

const textOf = ({ currency, gross, fee, net, on }: Told): string => [currency, gross, fee, net, on].join()
