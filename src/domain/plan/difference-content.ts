import { allocate } from '../../kernel/allocate.ts'
import { exponentOf } from '../../kernel/currency.ts'
import { DECIMAL_ONE, decimalFromMinor } from '../../kernel/decimal.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { contentOfLines } from '../invoice/credit-content.ts'
import type { Content } from '../invoice/document.ts'
import type { Invoice, InvoiceLine } from '../invoice/invoice.ts'
import { onAccount } from '../invoice/line-accounts.ts'
import { taxedAs, taxKey, type TaxTerms, termsOf } from '../invoice/tax-terms.ts'
import type { TaxGroup } from '../invoice/totals.ts'
import type { BillingProfile } from '../profile/profile.ts'
import { revenueAccountOf } from '../profile/revenue-accounts.ts'
import type { Work } from '../work/work.ts'

/** Minor units that the price now has more than the final documents, in one tax group. */
interface Group extends TaxTerms {
  base: bigint
  tax: bigint
  /** What final documents earn of it on each account that their lines name, and (undefined) on Revenue. */
  readonly standing: Map<string | undefined, bigint>
}

/**
 * What separates the price now from what final documents bill, by tax group: a supplement when more is due, a credit
 * note when less, null when nothing. Its tax is a difference too, never rounded anew, so that all documents together
 * come to the price to the cent (rule 25). Refused when the currency changed, which no single document can express.
 */
export function differenceContent(
  work: Work,
  now: Content | null,
  finals: readonly Invoice[],
  profile: BillingProfile,
): { kind: 'supplement' | 'credit_note'; content: Content } | null | Refusal {
  const other = finals.find((invoice) => invoice.currency !== work.currency)
  if (other) {
    return refuse(
      'currency_changed',
      4,
      `${work.title} was billed in ${other.currency} and is now priced in ${work.currency}.`,
      {
        remedy: 'Credit the earlier invoice and bill the work again by hand.',
        pointer: '/data/currency',
      },
    )
  }
  const groups = new Map<string, Group>()
  const add = (sign: bigint, one: TaxGroup): Group => {
    const key = taxKey(one)
    const group = groups.get(key) ?? { ...termsOf(one), base: 0n, tax: 0n, standing: new Map() }
    group.base += sign * one.base
    group.tax += sign * one.tax
    groups.set(key, group)
    return group
  }
  for (const group of now?.totals.groups ?? []) add(1n, group)
  for (const invoice of finals)
    for (const group of invoice.taxGroups) {
      const sign = invoice.kind === 'credit_note' ? 1n : -1n
      stand(add(sign, group), -sign, group)
    }
  const open = [...groups.values()].filter((group) => group.base !== 0n || group.tax !== 0n)
  if (open.length === 0) return null
  const more = open.reduce((sum, group) => sum + group.base + group.tax, 0n) >= 0n
  return {
    kind: more ? 'supplement' : 'credit_note',
    content: contentOfGroups(open, more ? 1n : -1n, work, profile),
  }
}

function stand({ standing }: Group, sign: bigint, { base, accounts = [] }: TaxGroup): void {
  const move = (account: string | undefined, by: bigint): void => {
    standing.set(account, (standing.get(account) ?? 0n) + sign * by)
  }
  move(
    undefined,
    accounts.reduce((rest, share) => rest - share.base, base),
  )
  for (const share of accounts) move(share.account, share.base)
}

/** A difference by account: less comes off each account's share of what stands, more is earned as a line of its kind. */
function byAccount(
  { base, tax, standing }: Group,
  more: string | undefined,
): { account?: string; base: bigint; tax: bigint }[] {
  const shares = [...standing].filter(([, amount]) => amount !== 0n)
  const named = shares.some(([account]) => account !== undefined)
  if (base >= 0n) return [{ ...onAccount({ account: more }), base, tax }]
  if (!named || shares.some(([, amount]) => amount < 0n)) return [{ base, tax }]
  const bases = allocate(
    base,
    shares.map(([, amount]) => amount),
  )
  const taxes = allocate(tax, bases)
  return shares.map(([account], at) => ({ ...onAccount({ account }), base: bases[at]!, tax: taxes[at]! }))
}

/** What the line of a difference is for. */
const KIND = 'adjustment'

function contentOfGroups(open: readonly Group[], sign: bigint, work: Work, profile: BillingProfile): Content {
  const more = revenueAccountOf(profile, KIND)
  const parts = open.flatMap((group) => byAccount(group, more).map((part) => ({ ...group, ...part })))
  const lines = parts.map((group): InvoiceLine => {
    const [net, tax] = [sign * group.base, sign * group.tax]
    const price = profile.pricesIncludeTax ? net + tax : net
    return {
      kind: KIND,
      description: `Price change — ${work.title}`,
      quantity: DECIMAL_ONE,
      unit: null,
      unitPrice: decimalFromMinor(price, exponentOf(work.currency)),
      lineDiscount: null,
      ...taxedAs(group),
      workId: work.id,
      ...onAccount(group),
      gross: price,
      discount: 0n,
      documentDiscount: 0n,
      net,
      tax,
      total: net + tax,
    }
  })
  return contentOfLines(lines, null)
}
