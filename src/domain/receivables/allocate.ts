/** A document with something open: minor units of one currency, due on a calendar date. */
export interface OpenItem {
  readonly invoiceId: string
  readonly dueOn: string
  readonly issuedOn: string
  readonly open: bigint
  /** Where it is due in instalments: what of it is open, by its own days. */
  readonly instalments?: readonly { readonly dueOn: string; readonly open: bigint }[]
}

/**
 * Spreads an amount over open items, the oldest due first, ties by issue date and then id; each instalment stands for
 * itself, and an item is named once. What no item takes stays with the customer as credit. Never allocates more than came in, nor more than an item has open.
 */
export function allocateOldestFirst(
  amount: bigint,
  items: readonly OpenItem[],
): { invoiceId: string; amount: bigint }[] {
  const parts = items.flatMap((item) =>
    item.instalments?.length ? item.instalments.map((part) => ({ ...item, ...part })) : [item],
  )
  const order = parts.toSorted((a, b) =>
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
  const allocations = new Map<string, bigint>()
  let left = amount
  for (const item of order) {
    if (left <= 0n) break
    const share = item.open < left ? item.open : left
    if (share <= 0n) continue
    allocations.set(item.invoiceId, (allocations.get(item.invoiceId) ?? 0n) + share)
    left -= share
  }
  return [...allocations].map(([invoiceId, given]) => ({ invoiceId, amount: given }))
}
