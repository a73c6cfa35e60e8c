import { isRefusal } from '../../kernel/refusal.ts'
import type { Instalment } from './instalments.ts'
import type { Invoice } from './invoice.ts'
import { type AskedInstalment, splitInstalments } from './split-instalments.ts'

/**
 * The instalments of a draft as what it comes to now splits: percentages and the rest anew, always from what was asked,
 * so that a total that comes back brings the same parts back. Amounts that do not add up any more leave the difference
 * to the last part. Null where even that does not fit, or nothing may be due that early. Nothing is settled on a draft:
 * money makes it final.
 */
export function followedParts(
  asked: readonly AskedInstalment[],
  { total, issuedOn, currency }: Pick<Invoice, 'total' | 'issuedOn' | 'currency'>,
): Instalment[] | null {
  if (total === 0n || asked[0]!.dueOn < issuedOn) return null
  const exact = splitInstalments(asked, total, currency)
  if (!isRefusal(exact)) return exact
  if (asked.some(({ share }) => share.by === 'rest')) return null
  const { dueOn } = asked.at(-1)!
  const split = splitInstalments([...asked.slice(0, -1), { dueOn, share: { by: 'rest' } }], total, currency)
  return isRefusal(split) ? null : split
}
