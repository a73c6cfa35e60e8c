import type { Groups } from './oracle/credit.ts'
import { REVENUE } from './oracle/journal.ts'
import type { Earning } from './oracle/things.ts'
import type { Answer } from './program.ts'

/** The taxes of a document by rate, as the program tells them. */
export function groupsOf(told: Answer['body']): Groups {
  return new Map(
    told.taxGroups.map(({ rate, base, tax }: { rate: string; base: number; tax: number }) => [
      BigInt(Math.round(Number(rate) * 1000)),
      { base: BigInt(base), tax: BigInt(tax) },
    ]),
  )
}

/** What a document earns on which account, as its lines in the program tell. */
export const earnsOf = (told: Answer['body']): Earning[] =>
  told.lines.map(({ taxRate, account, net }: { taxRate: string; account: string | null; net: number }) => ({
    rate: BigInt(Math.round(Number(taxRate) * 1000)),
    account: account ?? REVENUE,
    net: BigInt(net),
  }))
