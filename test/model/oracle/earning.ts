import { REVENUE } from './journal.ts'
import type { Came, Oracle } from './oracle.ts'
import type { Policy } from './policy.ts'
import { added, type Adding, type Line, rounded, spread, sizeOf } from './sums.ts'
import { byAccount, type Document, type Earning } from './things.ts'

/** Lines on the accounts they earn on for good: the one they name, else that of their kind, else Revenue. */
export const placed = (lines: readonly Line[], { accounts }: Policy): Line[] =>
  lines.map((line) => ({
    ...line,
    account: line.account === undefined ? (accounts[line.kind ?? 'service'] ?? null) : line.account,
  }))

/** Why lines may not earn on what they name; what `standing` lines name already they may. */
export function refusedEarning(
  { accounts }: Oracle,
  named: readonly (string | null | undefined)[],
  standing: readonly Line[] = [],
): Came | null {
  for (const code of named) {
    if (code == null || standing.some(({ account }) => account === code)) continue
    const account = accounts.get(code)
    if (!account) return 'account_unknown'
    if (account.type !== 'revenue') return 'account_not_revenue'
    if (!account.active) return 'account_inactive'
  }
  return null
}

/** What placed lines earn: each its amount, less the tax in it where prices contain it. */
export function earningsOf(lines: readonly Line[], amounts: readonly bigint[], adding: Adding): Earning[] {
  const rates = lines.map(({ rate }) => rate ?? adding.rate)
  const taxes = amounts.map(() => 0n)
  if (adding.taxIncluded)
    for (const rate of new Set(rates)) {
      const places = rates.flatMap((one, at) => (one === rate ? [at] : []))
      const own = places.map((at) => amounts[at]! * rate)
      const shares = adding.taxByLine
        ? own.map((exact) => rounded(exact, 100_000n + rate))
        : cut(own, 100_000n + rate)
      for (const [n, at] of places.entries()) taxes[at] = shares[n]!
    }
  return lines.map(({ account }, at) => ({
    rate: rates[at]!,
    account: account ?? REVENUE,
    net: amounts[at]! - taxes[at]!,
  }))
}

/** Exact shares as whole units that come to their rounded sum: each cut, the missing to the largest rests, the earlier first. */
function cut(exact: readonly bigint[], whole: bigint): bigint[] {
  const parts = exact.map((share) => share / whole)
  const missing = rounded(added(exact), whole) - added(parts)
  const unit = missing < 0n ? -1n : 1n
  const rests = exact.map((share, at) => ({ at, rest: (share % whole) * unit }))
  rests.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
  for (const { at } of rests.slice(0, Number(sizeOf(missing)))) parts[at]! += unit
  return parts
}

/** What documents earn at a rate by account, credit notes less than nothing: of each Revenue first, then by code. */
function standing(finals: readonly Document[], rate: bigint): Map<string, bigint> {
  const all = finals.flatMap(({ earns, kind, sums }) => {
    if (!sums.groups.has(rate)) return []
    const own = byAccount([
      { rate, account: REVENUE, net: 0n },
      ...earns
        .filter((one) => one.rate === rate)
        .toSorted((a, b) => (a.account < b.account ? -1 : a.account > b.account ? 1 : 0)),
    ])
    return [...own].map(([account, net]): Earning => ({
      rate,
      account,
      net: kind === 'credit_note' ? -net : net,
    }))
  })
  return byAccount(all)
}

/** What a price that changed by so much at a rate earns: more as an adjustment, less off what stands on each account. */
export function changeOf(
  finals: readonly Document[],
  { accounts }: Policy,
  rate: bigint,
  base: bigint,
): Earning[] {
  if (base >= 0n) return [{ rate, account: accounts['adjustment'] ?? REVENUE, net: base }]
  const shares = [...standing(finals, rate)].filter(([, net]) => net !== 0n)
  const isNamed = shares.some(([account]) => account !== REVENUE)
  if (!isNamed || shares.some(([, net]) => net < 0n)) return [{ rate, account: REVENUE, net: base }]
  const nets = spread(
    base,
    shares.map(([, net]) => net),
  )
  return shares.map(([account], at) => ({ rate, account, net: nets[at]! }))
}

/** What notes left of what a document earns. */
export function leftToEarn(it: Document, notes: readonly Document[]): Map<string, bigint> {
  const key = ({ rate, account, net }: Earning): Earning => ({ rate, account: `${rate} ${account}`, net })
  return byAccount([
    ...it.earns.map(key),
    ...notes.flatMap(({ earns }) => earns.map((one) => key({ ...one, net: -one.net }))),
  ])
}
