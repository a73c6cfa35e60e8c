import type { Invoice, InvoiceLine } from './invoice.ts'
import { isTaxedAlike, termsOfLine } from './tax-terms.ts'
import type { TaxGroup } from './totals.ts'

/** What a document earns on a revenue account that its lines name: minor units without tax. */
export interface AccountShare {
  readonly account: string
  readonly base: bigint
}

/** The account of a line as a field of another; none where it earns on the organization's Revenue. */
export const onAccount = ({ account }: { readonly account?: string | undefined }): { account?: string } =>
  account === undefined ? {} : { account }

/** Tax groups with what their lines earn on accounts they name. Nothing is added where no line names one. */
export function withAccounts(groups: readonly TaxGroup[], lines: readonly InvoiceLine[]): TaxGroup[] {
  if (lines.every(({ account }) => account === undefined)) return [...groups]
  return groups.map((group) => {
    const named = lines.filter((line) => isTaxedAlike(termsOfLine(line), group))
    const accounts = summed(
      named.flatMap(({ account, net }) => (account === undefined ? [] : [{ account, base: net }])),
    )
    return accounts.length === 0 ? group : { ...group, accounts }
  })
}

/** What a document earns on each account that its lines name, by code. */
export function namedAccountsOf({ taxGroups }: Pick<Invoice, 'taxGroups'>): readonly AccountShare[] {
  const shares: AccountShare[] = []
  for (const { accounts } of taxGroups) if (accounts !== undefined) shares.push(...accounts)
  return shares.length === 0 ? shares : summed(shares)
}

function summed(shares: readonly AccountShare[]): AccountShare[] {
  const sums = new Map<string, bigint>()
  for (const { account, base } of shares) sums.set(account, (sums.get(account) ?? 0n) + base)
  return [...sums]
    .map(([account, base]) => ({ account, base }))
    .toSorted((a, b) => (a.account < b.account ? -1 : 1))
}
