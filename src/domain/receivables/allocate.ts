/** A document with something open: minor units of one currency, due on a calendar date. */
export interface OpenItem {
  readonly invoiceId: string
  readonly dueOn: string
  readonly issuedOn: string
  readonly open: bigint
}

/**
 * Spreads an amount over open items, the oldest due first, ties by issue date and then id. What no item takes stays
 * with the customer as credit. Never allocates more than came in, nor more than an item has open.
 */
export function allocateOldestFirst(
  amount: bigint,
  items: readonly OpenItem[],
): { invoiceId: string; amount: bigint }[] {
  const order = items.toSorted((a, b) =>
    a.dueOn < b.dueOn
      ? -1
      : a.dueOn > b.dueOn
        ? 1
        : a.issuedOn < b.issuedOn
          ? -1
          : a.issuedOn > b.issuedOn
            ? 1
            : a.invoiceId < b.invoiceId
              ? -1
              : 1,
  )
  const allocations: { invoiceId: string; amount: bigint }[] = []
  let left = amount
  for (const item of order) {
    if (left <= 0n) break
    const share = item.open < left ? item.open : left
    if (share <= 0n) continue
    allocations.push({ invoiceId: item.invoiceId, amount: share })
    left -= share
  }
  return allocations
}
